// Purpose: what tells these people from others of the same name: where they live, and to what they openly belong
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   day: string          the day on which the ties hold, as ISO text
//   privateKinds: list   kinds of organisations to which belonging is never told here, whoever asks
// Returns:
//   marks: list          lists of person id, name of the place where they live, lists of the name of an organisation
//                        and their role there; null where none is known
// Limits:  ten memberships of each person, the strongest first
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})
// On a small graph the planner would read everybody, and keep to it when the graph has grown.
USING INDEX SEEK person:Entity(id)
WHERE person:Person AND seen(person, C)
RETURN collect([
  person.id,
  head(COLLECT {
    MATCH (person)-[home:LIVES_IN]->(area)
    WHERE seen(person, A1) AND holds(home, $day)
    RETURN area.name ORDER BY area.id LIMIT 1
  }),
  COLLECT {
    MATCH (person)-[own:AFFILIATED_WITH]->(organisation)
    WHERE holds(own, $day)
      // The sheet of an evening lies on a table: who is helped where, or believes what, does not stand on it.
      AND belongsOpenly(own, organisation, $privateKinds)
    RETURN [organisation.name, own.role]
    ORDER BY coalesce(own.strength, 1) DESC, organisation.id, own.id
    LIMIT 10
  }
]) AS marks
