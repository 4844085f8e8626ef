// Purpose: which of these ids are taken in the graph, and by what
// Mode:    read
// Rows:    one
// Params:
//   ids: list            at most 10,000 ids
// Returns:
//   found: list          lists of id, labels and kind; one record, because each costs the driver 50 microseconds
// Limits:  as many as ids; unique index on Entity(id)
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN collect([entity.id, labels(entity), entity.kind]) AS found
