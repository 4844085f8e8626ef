// Purpose: which of these organisations work together on a day
// Mode:    read
// Rows:    one
// Params:
//   fromIds: list        the organisations to start from
//   toIds: list          all organisations of the network, null for whoever there is
//   day: string          the day asked, as ISO text
// Returns:
//   ties: list           lists of two ids, strength, last contact, confirmed on, known by, reported by, no beginning
// Limits:  500 organisations to start from
UNWIND $fromIds AS fromId
MATCH (:Entity {id: fromId})-[tie:COOPERATES_WITH]->(other)
WHERE ($toIds IS NULL OR other.id IN $toIds)
  AND holds(tie, $day)
RETURN collect([
  fromId, other.id, tie.strength, null, toString(tie.confirmedOn), tie.knownBy, tie.reportedBy, tie.since IS NULL
]) AS ties
