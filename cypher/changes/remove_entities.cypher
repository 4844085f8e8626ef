// Purpose: remove entities with all their ties
// Mode:    write
// Rows:    none
// Params:
//   ids: list               of the entities, which the change holds
UNWIND $ids AS entityId
MATCH (entity:Entity {id: entityId})
DETACH DELETE entity
