// Purpose: to which meetings of the last twelve months did both of these people come
// Mode:    read
// Rows:    many
// Params:
//   pairs: list            lists of two ids
//   after: string          the day before the period, as ISO text
//   day: string            the last day of the period, as ISO text
// Returns:
//   one: string            id of the one
//   other: string          id of the other
//   meetings: list         lists of day, headcount, recorded visitors
// Limits:  200 pairs; 200 meetings each
UNWIND $pairs AS pair
MATCH (one:Entity:Person {id: pair[0]})
WHERE seen(one, C)
MATCH (other:Entity:Person {id: pair[1]})
WHERE seen(other, C)
RETURN one.id AS one, other.id AS other, COLLECT {
  MATCH (one)-[:ATTENDS {status: 'CAME'}]->(meeting)<-[:ATTENDS {status: 'CAME'}]-(other)
  WITH DISTINCT meeting, toString(date(meeting.startsAt)) AS heldOn
  WHERE heldOn > $after AND heldOn <= $day
  RETURN [heldOn, meeting.visitors, COUNT { (meeting)<-[:ATTENDS {status: 'CAME'}]-() }]
  ORDER BY heldOn DESC, meeting.id
  LIMIT 200
} AS meetings
ORDER BY one, other
LIMIT 200
