// Purpose: change entities that are stored
// Mode:    write
// Rows:    one
// Params:
//   changes: list           maps of id and facts, null for a property that goes
// Returns:
//   changed: integer
UNWIND $changes AS change
MATCH (entity:Entity {id: change.id})
SET entity += change.facts, entity.version = entity.version + 1, entity.updatedAt = datetime()
RETURN count(*) AS changed
