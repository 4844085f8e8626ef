// Purpose: which meetings were held in an area in a period, and how many came
// Mode:    read
// Rows:    one
// Params:
//   placeIds: list       the area and every place within it
//   after: string        the day before the period, as ISO text
//   last: string         the last day of the period, as ISO text
// Returns:
//   meetings: list       lists of id, day, headcount, how many of those who came are recorded
// Limits:  1,000 meetings, the latest
UNWIND $placeIds AS placeId
MATCH (:Entity:Location {id: placeId})<-[:HELD_AT]-(meeting:Meeting)
WITH DISTINCT meeting, toString(date(meeting.startsAt)) AS day
WHERE day > $after AND day <= $last
WITH meeting, day
ORDER BY day DESC, meeting.id
LIMIT 1000
RETURN collect([
  meeting.id, day, meeting.visitors,
  COUNT { (meeting)<-[visit:ATTENDS]-(person:Person) WHERE visit.status = 'CAME' AND seen(person, C) }
]) AS meetings
