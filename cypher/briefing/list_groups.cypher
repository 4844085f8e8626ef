// Purpose: to which organisation and which neighbourhood each of these people openly belongs
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   day: string          the day on which the ties hold, as ISO text
//   privateKinds: list   kinds of organisations to which belonging is never told here, whoever asks
// Returns:
//   groups: list         lists of person id, id and name of the organisation, id and name of the neighbourhood; null
//                        where none is known
// Limits:  the strongest membership of each person; eight levels of areas
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})
// On a small graph the planner would read everybody, and keep to it when the graph has grown.
USING INDEX SEEK person:Entity(id)
WHERE person:Person AND seen(person, C)
WITH person, head(COLLECT {
  MATCH (person)-[own:AFFILIATED_WITH]->(organisation)
  WHERE holds(own, $day)
    // The sheet of an evening lies on a table: who is helped where, or believes what, does not stand on it.
    AND belongsOpenly(own, organisation, $privateKinds)
  RETURN organisation
  ORDER BY coalesce(own.strength, 1) DESC, organisation.id
  LIMIT 1
}) AS organisation, head(COLLECT {
  MATCH (person)-[home:LIVES_IN]->(area)
  WHERE seen(person, A1) AND holds(home, $day)
  MATCH path = (area)-[:WITHIN*0..8]->(around)
  RETURN around
  ORDER BY around.kind = 'NEIGHBOURHOOD' DESC, length(path), around.id
  LIMIT 1
}) AS neighbourhood
RETURN collect([person.id, organisation.id, organisation.name, neighbourhood.id, neighbourhood.name]) AS groups
