// Purpose: who is tied to any of these parties, the best tied first
// Mode:    read
// Rows:    many
// Params:
//   fromIds: list          ids of the parties to start from
//   knownIds: list         ids that are known already
//   ties: list             the kinds of ties that may be used
//   day: string            the day on which ties hold, as ISO text
//   hubSize: integer       how many affiliated people make an organisation large
//   rows: integer          the most neighbours
// Returns:
//   id: string             its id
//   isHub: boolean         whether it is an organisation too large to look beyond
//   name: string           its name where it may be seen
// Limits:  500 parties to start from; $rows neighbours
UNWIND $fromIds AS fromId
MATCH (one:Entity {id: fromId})-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(n)
WHERE NOT n.id IN $knownIds AND coalesce(seenParty(n, C), false)
  AND leads(t, $ties, $day)
WITH n, count(DISTINCT one) AS links, max(coalesce(t.strength, 0)) AS strength
ORDER BY links DESC, strength DESC, n.id
LIMIT $rows
RETURN n.id AS id, isHub(n, $hubSize, $day) AS isHub,
  CASE WHEN seenParty(n, A1) THEN n.name END AS name
ORDER BY links DESC, strength DESC, id
LIMIT $rows
