// Purpose: which ties has an entity, of whatever type
// Mode:    read
// Rows:    many
// Params:
//   id: string              of the entity
// Returns:
//   type: string
//   startId: string         id of the entity it leads from
//   endId: string           id of the entity it leads to
//   properties: map
// Limits:  the ties of one entity; 100,000 rows
MATCH (entity:Entity {id: $id})-[tie]-()
// On a small graph the planner would read everything, and keep to it when the graph has grown.
USING INDEX SEEK entity:Entity(id)
RETURN
  type(tie) AS type,
  startNode(tie).id AS startId,
  endNode(tie).id AS endId,
  properties(tie) AS properties
ORDER BY type, tie.id
LIMIT 100000
