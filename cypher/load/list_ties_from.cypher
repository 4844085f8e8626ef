// Purpose: which ties of a type lead from these entities
// Mode:    read
// Rows:    one
// Params:
//   type: string            of the ties
//   ids: list               at most 10,000 ids
// Returns:
//   found: list             lists of the id of the entity, the id at the other end and all properties of the tie
// Limits:  unique index on Entity(id); all ties of the entities
UNWIND $ids AS id
MATCH (entity:Entity {id: id})-[tie:$($type)]->(other:Entity)
RETURN collect([entity.id, other.id, properties(tie)]) AS found
