// Purpose: take out ties of one type that were wrong
// Mode:    write
// Rows:    one
// Params:
//   type: string            of the ties
//   ties: list              lists of start id, end id and tie id
// Returns:
//   removed: integer
// Limits:  unique index on Entity(id); from there the end with fewer ties
UNWIND $ties AS gone
MATCH (start:Entity {id: gone[0]})
MATCH (end:Entity {id: gone[1]})
MATCH (start)-[tie:$($type)]->(end)
WHERE tie.id = gone[2]
DELETE tie
RETURN count(*) AS removed
