// Purpose: all ties of one type that the viewer may see, page by page
// Mode:    read
// Rows:    one
// Params:
//   after: string           id of the last one of the page before
//   page: integer           how many at most
// Returns:
//   found: list             lists of the ids of both ends and the properties in their order
// Limits:  by page; index on the id of the tie
MATCH (start:Person)-[tie:KNOWS]->(end:Person)
USING INDEX tie:KNOWS(id)
WHERE tie.id > $after AND true
WITH start, tie, end
ORDER BY tie.id
LIMIT $page
RETURN collect([start.id, end.id, tie.id]) AS found
