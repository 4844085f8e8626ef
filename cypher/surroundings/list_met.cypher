// Purpose: whom did these people meet at two or more meetings of the last twelve months
// Mode:    read
// Rows:    many
// Params:
//   ids: list              ids of the people
//   ties: list             the kinds of stored ties that are used beside
//   after: string          the day before the period, as ISO text
//   day: string            the last day of the period, as ISO text
//   rows: integer          the most pairs
// Returns:
//   one: list              id, whether it is a person, the name where it may be seen
//   other: list            the same of the other
//   meetings: list         lists of day, headcount, recorded visitors
//   isTied: boolean        whether a stored tie ties them too
// Limits:  500 people; $rows pairs
UNWIND $ids AS oneId
MATCH (one:Entity:Person {id: oneId})-[:ATTENDS {status: 'CAME'}]->(meeting:Meeting)
WITH one, meeting, toString(date(meeting.startsAt)) AS heldOn
WHERE heldOn > $after AND heldOn <= $day
MATCH (meeting)<-[:ATTENDS {status: 'CAME'}]-(other:Person)
WHERE other <> one AND coalesce(seen(other, C), false)
WITH DISTINCT one, other, meeting, heldOn
WITH one, other, collect([heldOn, meeting.visitors, COUNT { (meeting)<-[:ATTENDS {status: 'CAME'}]-() }]) AS meetings
WHERE size(meetings) > 1
WITH one, other, meetings
ORDER BY size(meetings) DESC, one.id, other.id
LIMIT $rows
RETURN
  [one.id, true, CASE WHEN seen(one, A1) THEN one.name END] AS one,
  [other.id, true, CASE WHEN seen(other, A1) THEN other.name END] AS other,
  meetings,
  EXISTS {
    MATCH (one)-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(other)
    WHERE leads(t, $ties, $day)
  } AS isTied
ORDER BY size(meetings) DESC, one[0], other[0]
LIMIT $rows
