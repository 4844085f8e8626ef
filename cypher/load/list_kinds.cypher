// Purpose: which of these ids are taken in the graph, and by what
// Mode:    read
// Rows:    many
// Params:
//   ids: list            at most 10,000 ids
// Returns:
//   id: string
//   labels: list         of the entity
//   kind: string         of a location, an organisation and so on; null where there is none
// Limits:  as many rows as ids; unique index on Entity(id)
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN entity.id AS id, labels(entity) AS labels, entity.kind AS kind
ORDER BY id
LIMIT 10000
