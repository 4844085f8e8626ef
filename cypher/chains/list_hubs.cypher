// Purpose: which organisations are too large to introduce people
// Mode:    read
// Rows:    many
// Params:
//   day: string            the day on which ties hold, as ISO text
//   hubSize: integer       how many affiliated people make an organisation large
// Returns:
//   id: string             its id
//   name: string           its name
// Limits:  5,000 organisations; the stored number of ties spares most of the counting
MATCH (n:Organisation)
WHERE isHub(n, $hubSize, $day)
RETURN n.id AS id, n.name AS name
ORDER BY id
LIMIT 5000
