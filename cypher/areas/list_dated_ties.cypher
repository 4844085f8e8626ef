// Purpose: which of these people know each other on one of two days, since when, and who told it
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people of both days
//   first: string        the earlier day, as ISO text
//   last: string         the later day, or the same
// Returns:
//   ties: list           lists of two ids, since, until, confirmed on, who told it, the meeting or introduction it came of
// Limits:  both ends were seen when they were listed
UNWIND $personIds AS personId
MATCH (:Entity {id: personId})-[tie:KNOWS]->(other)
WHERE other.id IN $personIds
  AND any(day IN [$first, $last] WHERE holds(tie, day))
RETURN collect([
  personId, other.id, tie.since, tie.until, toString(tie.confirmedOn), tie.reportedBy, tie.origin
]) AS ties
