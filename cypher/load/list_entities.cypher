// Purpose: what is stored of these entities
// Mode:    read
// Rows:    many
// Params:
//   ids: list               at most 10,000 ids
// Returns:
//   id: string
//   facts: map              all properties
// Limits:  as many rows as ids; unique index on Entity(id)
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN entity.id AS id, properties(entity) AS facts
ORDER BY id
LIMIT 10000
