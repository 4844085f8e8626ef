// Purpose: in which neighbourhood these people live on a day
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   day: string          the day asked, as ISO text
// Returns:
//   homes: list          lists of person id, id and name of the neighbourhood
// Limits:  one home each; eight levels of areas
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})
WHERE seenParty(person, A1)
WITH personId, head(COLLECT {
  MATCH (person)-[home:LIVES_IN]->(area:Location)
  WHERE holds(home, $day)
  RETURN area
  ORDER BY home.since DESC, area.id
  LIMIT 1
}) AS area
WHERE area IS NOT NULL
WITH area, collect(personId) AS residents
WITH residents, coalesce(head(COLLECT {
  MATCH path = (area)-[:WITHIN*0..8]->(around:Location {kind: 'NEIGHBOURHOOD'})
  RETURN around
  ORDER BY length(path), around.id
  LIMIT 1
}), area) AS neighbourhood
UNWIND residents AS personId
RETURN collect([personId, neighbourhood.id, neighbourhood.name]) AS homes
