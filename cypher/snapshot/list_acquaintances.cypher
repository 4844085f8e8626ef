// Purpose: which of these people know each other on a day
// Mode:    read
// Rows:    one
// Params:
//   fromIds: list        the people to start from
//   toIds: list          all people of the network, null for whoever there is
//   day: string          the day asked, as ISO text
// Returns:
//   ties: list           lists of two ids, strength, last contact, confirmed on, known by, reported by, no beginning
// Limits:  500 people to start from; both ends were seen when they were listed
UNWIND $fromIds AS fromId
MATCH (:Entity {id: fromId})-[tie:KNOWS]->(other)
WHERE ($toIds IS NULL OR other.id IN $toIds)
  AND holds(tie, $day)
RETURN collect([
  fromId, other.id, tie.strength, toString(tie.lastContact), toString(tie.confirmedOn),
  tie.knownBy, tie.reportedBy, tie.since IS NULL
]) AS ties
