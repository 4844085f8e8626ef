// Purpose: to which meetings did the members of a circle come, and which of them are the circle's own
// Mode:    read
// Rows:    one
// Params:
//   arrangementId: string  the circle
//   memberIds: list        its members
//   after: string          the day before the period, as ISO text
//   day: string            the last day of the period, as ISO text
// Returns:
//   visits: list           lists of meeting id, name, series, day, own place or host, number who came, ids of members
// Limits:  two years of the meetings of one circle
MATCH (circle:Entity&Arrangement {id: $arrangementId})
UNWIND $memberIds AS memberId
MATCH (:Entity {id: memberId})-[visit:ATTENDS]->(meeting:Meeting)
WHERE visit.status = 'CAME'
WITH circle, meeting, toString(date(meeting.startsAt)) AS heldOn, collect(DISTINCT memberId) AS came
WHERE heldOn > $after AND heldOn <= $day
WITH meeting, heldOn, came,
  EXISTS { (circle)-[:HELD_AT]->(:Location)<-[:HELD_AT]-(meeting) }
    OR EXISTS { (circle)<-[:TAKES_PART_IN]-(:Party)-[:HOSTS]->(meeting) } AS isOwn,
  COUNT { (meeting)<-[other:ATTENDS]-() WHERE other.status = 'CAME' } AS all
ORDER BY heldOn, meeting.id
RETURN collect([meeting.id, meeting.name, meeting.series, heldOn, isOwn, all, came]) AS visits
