// Purpose: how many neighbours of each of these parties are not among them
// Mode:    read
// Rows:    many
// Params:
//   ids: list              their ids
//   ties: list             the kinds of ties that may be used
//   day: string            the day on which ties hold, as ISO text
// Returns:
//   id: string             its id
//   others: integer        the number of its neighbours that may be seen and are not among them
// Limits:  500 parties; 1,000 neighbours each
UNWIND $ids AS oneId
MATCH (one:Entity {id: oneId})
RETURN one.id AS id, COUNT {
  MATCH (one)-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(other)
  WHERE NOT other.id IN $ids AND coalesce(seenParty(other, C), false)
    AND leads(t, $ties, $day)
  RETURN DISTINCT other LIMIT 1000
} AS others
ORDER BY id
LIMIT 500
