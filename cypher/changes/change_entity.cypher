// Purpose: change an entity, which the change holds
// Mode:    write
// Rows:    one
// Params:
//   id: string              of the entity
//   values: map             the properties that change, null for one that goes
// Returns:
//   version: integer        its new version
MATCH (entity:Entity {id: $id})
SET entity += $values, entity.version = entity.version + 1, entity.updatedAt = datetime()
RETURN entity.version AS version
