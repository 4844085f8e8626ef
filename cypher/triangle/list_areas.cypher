// Purpose: where do these people live, and which areas lie around that
// Mode:    read
// Rows:    one
// Params:
//   personIds: list        the people
//   day: string            the day asked, as ISO text
// Returns:
//   areas: list            ids of areas
// Limits:  eight levels of areas
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})-[home:LIVES_IN]->(area:Location)
WHERE seenParty(person, A1)
  AND holds(home, $day)
MATCH (area)-[:WITHIN*0..8]->(around:Location)
RETURN collect(DISTINCT around.id) AS areas
