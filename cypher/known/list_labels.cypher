// Purpose: what are the entities with these ids; whether the viewer may see them is asked for afterwards
// Mode:    read
// Rows:    many
// Params:
//   ids: list               of entities
// Returns:
//   id: string              of an entity that is there
//   labels: list
// Limits:  as many rows as ids, each by the constraint on ids
UNWIND $ids AS entityId
MATCH (entity:Entity {id: entityId})
RETURN entity.id AS id, labels(entity) AS labels
ORDER BY id
LIMIT 1000
