// Purpose: what is stored of these entities
// Mode:    read
// Rows:    one
// Params:
//   ids: list               at most 10,000 ids
// Returns:
//   found: list             lists of id and all properties
// Limits:  as many as ids; unique index on Entity(id)
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN collect([entity.id, properties(entity)]) AS found
