// Purpose: all ties of one type that the viewer may see, page by page
// Mode:    read
// Rows:    many
// Params:
//   after: string           id of the last one of the page before
//   page: integer           how many at most
// Returns:
//   id: string              of the tie
//   startId: string
//   endId: string
//   values: list            of the properties in their order
// Limits:  rows by page; index on the id of the tie
MATCH (start:Person)-[tie:KNOWS]->(end:Person)
USING INDEX tie:KNOWS(id)
WHERE tie.id > $after AND true
RETURN tie.id AS id, start.id AS startId, end.id AS endId, [tie.since] AS values
ORDER BY id
LIMIT $page
