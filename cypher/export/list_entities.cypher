// Purpose: all goals that the viewer may see, page by page
// Mode:    read
// Rows:    one
// Params:
//   after: string           id of the last one of the page before
//   page: integer           how many at most
// Returns:
//   found: list             lists of the properties in their order; one record, because each costs 50 microseconds
// Limits:  by page; index on Entity(id)
MATCH (entity:Entity&Goal)
USING INDEX entity:Entity(id)
WHERE entity.id > $after AND true
WITH entity
ORDER BY entity.id
LIMIT $page
RETURN collect([entity.name]) AS found
