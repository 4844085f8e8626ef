// Purpose: which of these ids are of something, and may the viewer see it
// Mode:    read
// Rows:    one
// Params:
//   ids: list               at most 10,000 ids
// Returns:
//   found: list             lists of id and whether it is seen
// Limits:  as many as ids; index on Entity(id)
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN collect([entity.id, true]) AS found
