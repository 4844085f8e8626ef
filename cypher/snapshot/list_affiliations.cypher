// Purpose: which of these people belong to which of these organisations on a day
// Mode:    read
// Rows:    one
// Params:
//   fromIds: list        the people to start from
//   toIds: list          the organisations of the network, null for whoever there is
//   day: string          the day asked, as ISO text
//   privateKinds: list   kinds of organisations whose members are known only to those who may see support
// Returns:
//   ties: list           lists of two ids, strength, last contact, confirmed on, known by, reported by, no beginning
// Limits:  500 people to start from
UNWIND $fromIds AS fromId
MATCH (person:Entity {id: fromId})-[tie:AFFILIATED_WITH]->(organisation)
WHERE ($toIds IS NULL OR organisation.id IN $toIds)
  AND holds(tie, $day)
  AND (belongsOpenly(tie, organisation, $privateKinds) OR seen(person, D2))
RETURN collect([
  fromId, organisation.id, tie.strength, null, toString(tie.confirmedOn), tie.knownBy, tie.reportedBy, tie.since IS NULL
]) AS ties
