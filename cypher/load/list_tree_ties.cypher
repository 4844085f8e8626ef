// Purpose: what lies within what, or falls under what, page by page
// Mode:    read
// Rows:    many
// Params:
//   after: string        id of the last tie of the page before
// Returns:
//   id: string           of the tie
//   lowerId: string
//   upperId: string
// Limits:  10,000 rows; index on the id of the tie
MATCH (lower)-[tie:WITHIN]->(upper)
WHERE tie.id > $after
RETURN tie.id AS id, lower.id AS lowerId, upper.id AS upperId
ORDER BY id
LIMIT 10000
