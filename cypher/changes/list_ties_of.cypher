// Purpose: which ties of these types has an entity, and with whom
// Mode:    read
// Rows:    many
// Params:
//   id: string              of the entity
//   types: list             of the ties
// Returns:
//   type: string
//   other: string           id of the other end
//   isOutgoing: boolean     whether the tie leads away from the entity
//   properties: map
// Limits:  the ties of one entity; 1,000 rows
MATCH (entity:Entity {id: $id})-[tie]-(other)
// On a small graph the planner would read everything, and keep to it when the graph has grown.
USING INDEX SEEK entity:Entity(id)
WHERE type(tie) IN $types
RETURN
  type(tie) AS type,
  other.id AS other,
  startNode(tie) = entity AS isOutgoing,
  properties(tie) AS properties
ORDER BY type, tie.id
LIMIT 1000
