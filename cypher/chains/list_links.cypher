// Purpose: what ties these pairs of parties to each other
// Mode:    read
// Rows:    many
// Params:
//   pairs: list            lists of two ids
//   ties: list             the kinds of ties that may be used
//   day: string            the day on which ties hold, as ISO text
// Returns:
//   one: list              id, whether it is a person, the name where it may be seen
//   other: list            the same of the other
//   ties: list             their ties, the fields in the order of graph/chains/ties.py
// Limits:  200 pairs
UNWIND $pairs AS pair
MATCH (one:Entity {id: pair[0]})
WHERE seenParty(one, C)
MATCH (other:Entity {id: pair[1]})
WHERE seenParty(other, C)
RETURN
  partyFields(one) AS one,
  partyFields(other) AS other,
  COLLECT {
    MATCH (one)-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(other)
    WHERE leads(t, $ties, $day)
    RETURN tieFields(t)
    ORDER BY t.id
  } AS ties
ORDER BY one[0], other[0]
LIMIT 200
