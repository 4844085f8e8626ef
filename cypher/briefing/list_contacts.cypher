// Purpose: whom do these people know
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   day: string          the day on which the ties hold, as ISO text
// Returns:
//   contacts: list       lists of two ids, the other's name where it may be seen, whether the other may be asked,
//                        strength, last contact, confirmed on, known by, reported by, no beginning
// Limits:  100,000 ties
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})-[tie:KNOWS]-(other)
// On a small graph the planner would read everybody, and keep to it when the graph has grown.
USING INDEX SEEK person:Entity(id)
WHERE seen(person, C) AND seen(other, C) AND holds(tie, $day)
WITH person, other, tie ORDER BY person.id, other.id, tie.id LIMIT 100000
RETURN collect([
  person.id, other.id, CASE WHEN seen(other, A1) THEN other.name END,
  mayBeAsked(other, date($day)),
  tie.strength, toString(tie.lastContact), toString(tie.confirmedOn), tie.knownBy, tie.reportedBy, tie.since IS NULL
]) AS contacts
