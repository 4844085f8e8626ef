// Purpose: which entities have a tie with one of these
// Mode:    read
// Rows:    many
// Params:
//   ids: list               of the entities
// Returns:
//   id: string              of a neighbour
// Limits:  the ties of what is removed; 100,000 rows
UNWIND $ids AS entityId
MATCH (entity:Entity {id: entityId})--(neighbour)
// On a small graph the planner would read everything, and keep to it when the graph has grown.
USING INDEX SEEK entity:Entity(id)
RETURN DISTINCT neighbour.id AS id
ORDER BY id
LIMIT 100000
