// Purpose: which of these ids are of something, and may the viewer see it
// Mode:    read
// Rows:    many
// Params:
//   ids: list               at most 10,000 ids
// Returns:
//   id: string
//   isSeen: boolean
// Limits:  as many rows as ids; index on Entity(id)
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN entity.id AS id, true AS isSeen
ORDER BY id
LIMIT 10000
