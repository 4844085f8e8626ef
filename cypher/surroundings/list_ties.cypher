// Purpose: how these parties are tied to each other, strong ties first
// Mode:    read
// Rows:    many
// Params:
//   ids: list              their ids
//   ties: list             the kinds of ties that may be used
//   day: string            the day on which ties hold, as ISO text
//   rows: integer          the most ties
// Returns:
//   one: list              id, whether it is a person, the name where it may be seen
//   other: list            the same of the other
//   tie: list              the tie, its fields in the order of graph/chains/ties.py
// Limits:  500 parties; $rows ties
UNWIND $ids AS oneId
MATCH (one:Entity {id: oneId})
WHERE coalesce(seenParty(one, C), false)
MATCH (one)-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]->(other)
WHERE other.id IN $ids AND coalesce(seenParty(other, C), false)
  AND leads(t, $ties, $day)
RETURN
  [one.id, one:Person, CASE WHEN seenParty(one, A1) THEN one.name END] AS one,
  [other.id, other:Person, CASE WHEN seenParty(other, A1) THEN other.name END] AS other,
  [
    type(t), t.strength, toString(t.lastContact), toString(t.confirmedOn), t.knownBy,
    t.why, t.kind, t.role, t.level, t.summary, t.origin
  ] AS tie
ORDER BY coalesce(t.strength, 0) DESC, one[0], other[0], t.id
LIMIT $rows
