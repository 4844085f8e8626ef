// Purpose: which entities have a tie with one of these
// Mode:    read
// Rows:    many
// Params:
//   ids: list               of the entities
// Returns:
//   id: string              of a neighbour
// Limits:  the ties of what is removed; 100,000 rows
UNWIND $ids AS entityId
MATCH (:Entity {id: entityId})--(neighbour:Entity)
RETURN DISTINCT neighbour.id AS id
ORDER BY id
LIMIT 100000
