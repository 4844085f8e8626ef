// Purpose: who knew whom and when, for statistics
// Mode:    read
// Rows:    one
// Params:
//   first: string        the first day that counts, as ISO text
//   last: string         the last day that counts, as ISO text
// Returns:
//   ties: list           lists of two ids, since, until, confirmed on, whether it came of a meeting
// Limits:  everybody: only statistics that cannot be traced to a person are made of it
MATCH (person:Person)-[tie:KNOWS]->(other:Person)
WHERE (tie.since IS NULL OR tie.since <= $last) AND lasts(tie, $first)
RETURN collect([
  person.id, other.id, tie.since, tie.until, toString(tie.confirmedOn),
  tie.origin IS NOT NULL AND EXISTS { MATCH (:Entity:Meeting {id: tie.origin}) }
]) AS ties
