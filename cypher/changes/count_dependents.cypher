// Purpose: how many ties of these types hold an entity in place
// Mode:    read
// Rows:    many
// Params:
//   id: string              of the entity
//   incoming: list          types of ties that lead to it
//   outgoing: list          types of ties that lead away from it
// Returns:
//   type: string
//   count: integer
// Limits:  one row for each type
MATCH (entity:Entity {id: $id})-[tie]-()
// On a small graph the planner would read everything, and keep to it when the graph has grown.
USING INDEX SEEK entity:Entity(id)
WHERE (endNode(tie) = entity AND type(tie) IN $incoming) OR (startNode(tie) = entity AND type(tie) IN $outgoing)
RETURN type(tie) AS type, count(*) AS count
ORDER BY type
LIMIT 30
