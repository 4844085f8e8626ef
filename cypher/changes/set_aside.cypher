// Purpose: take entities out of the graph with all their ties, so that they can be put back as they were
// Mode:    write
// Rows:    none
// Params:
//   ids: list               of the entities, which the change holds and whose ties the journal has
//   mergedId: string        id of the person merged away, by which the journal goes
UNWIND $ids AS entityId
MATCH (entity:Entity {id: entityId})
CALL (entity) {
  MATCH (entity)-[tie]-()
  DELETE tie
}
WITH entity, labels(entity) AS names
SET entity:MergedEntity, entity.labels_ = names, entity.mergedId_ = $mergedId
REMOVE entity:$(names)
