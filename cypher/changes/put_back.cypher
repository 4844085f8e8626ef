// Purpose: put back the entities that a merge set aside
// Mode:    write
// Rows:    none
// Params:
//   mergedId: string        id of the person who was merged away
MATCH (entity:MergedEntity)
WHERE entity.mergedId_ = $mergedId
WITH entity, entity.labels_ AS names
REMOVE entity:MergedEntity, entity.labels_, entity.mergedId_
SET entity:$(names)
