// Purpose: which staged rows of a load are still to be applied, in their order
// Mode:    read
// Rows:    many
// Params:
//   run: string             names the load
// Returns:
//   number: integer         of the chunk
// Limits:  index on the load and number of chunks; 1,000,000 chunks
MATCH (chunk:LoadChunk {load: $run})
RETURN chunk.number AS number
ORDER BY number
LIMIT 1000000
