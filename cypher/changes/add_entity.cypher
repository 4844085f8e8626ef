// Purpose: record a new entity
// Mode:    write
// Rows:    none
// Params:
//   labels: list            its label, and Party for people and organisations
//   values: map             its properties
CREATE (entity:Entity:$($labels))
SET entity = $values, entity.version = 1, entity.createdAt = datetime(), entity.updatedAt = datetime()
