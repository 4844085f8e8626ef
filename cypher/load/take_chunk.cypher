// Purpose: take staged rows out, to apply them in the same transaction; nobody else gets them
// Mode:    write
// Rows:    optional
// Params:
//   run: string             names the load
//   number: integer         of the chunk
// Returns:
//   rows: bytes             compressed
// Limits:  index on the load and number of chunks
MATCH (chunk:LoadChunk {load: $run, number: $number})
SET chunk.isTaken = true
WITH chunk, chunk.rows AS rows
DELETE chunk
RETURN rows
