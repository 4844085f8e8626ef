// Purpose: record new entities of one kind
// Mode:    write
// Rows:    one
// Params:
//   labels: list            their labels
//   entities: list          their properties, a map for each
// Returns:
//   added: integer
UNWIND $entities AS facts
CREATE (entity:$($labels))
SET entity = facts, entity.version = 1, entity.createdAt = datetime(), entity.updatedAt = datetime()
RETURN count(*) AS added
