// Purpose: undo the staging of a load, some chunks at a time
// Mode:    write
// Rows:    one
// Params:
//   run: string             names the load
// Returns:
//   removed: integer        until there are none left
MATCH (chunk:LoadChunk {load: $run})
WITH chunk
LIMIT 200
DELETE chunk
RETURN count(*) AS removed
