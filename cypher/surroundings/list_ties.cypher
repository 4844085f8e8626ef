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
  partyFields(one) AS one,
  partyFields(other) AS other,
  tieFields(t) AS tie
ORDER BY coalesce(t.strength, 0) DESC, one[0], other[0], t.id
LIMIT $rows
