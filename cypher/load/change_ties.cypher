// Purpose: change ties of one type that are stored
// Mode:    write
// Rows:    one
// Params:
//   type: string            of the ties
//   changes: list           lists of start id, end id, tie id and properties, null for a property that goes
// Returns:
//   changed: integer
// Limits:  unique index on Entity(id); from there the end with fewer ties
UNWIND $changes AS change
MATCH (start:Entity {id: change[0]})
MATCH (end:Entity {id: change[1]})
MATCH (start)-[tie:$($type)]->(end)
WHERE tie.id = change[2]
SET tie += change[3], tie.version = tie.version + 1
RETURN count(*) AS changed
