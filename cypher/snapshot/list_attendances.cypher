// Purpose: to which meetings of a period these people came
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   after: string        the day before the period, as ISO text
//   day: string          the last day of the period, as ISO text
// Returns:
//   meetings: list       lists of day, headcount, recorded visitors, ids of those of these people who came
// Limits:  meetings that at least two of these people came to
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})-[attendance:ATTENDS]->(meeting:Meeting)
WHERE attendance.status = 'CAME'
WITH meeting, toString(date(meeting.startsAt)) AS heldOn, collect(DISTINCT personId) AS came
WHERE heldOn > $after AND heldOn <= $day AND size(came) > 1
WITH heldOn, meeting, came, COUNT { (meeting)<-[visit:ATTENDS]-() WHERE visit.status = 'CAME' } AS recorded
RETURN collect([heldOn, meeting.visitors, recorded, came]) AS meetings
