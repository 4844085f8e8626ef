// Purpose: all goals that the viewer may see, page by page
// Mode:    read
// Rows:    many
// Params:
//   after: string           id of the last one of the page before
//   page: integer           how many at most
// Returns:
//   id: string
//   values: list            of the properties in their order
// Limits:  rows by page; index on Entity(id)
MATCH (entity:Entity&Goal)
USING INDEX entity:Entity(id)
WHERE entity.id > $after AND true
RETURN entity.id AS id, [entity.name] AS values
ORDER BY id
LIMIT $page
