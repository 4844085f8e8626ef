// Purpose: stage rows of a load that is still being staged
// Mode:    write
// Rows:    optional
// Params:
//   run: string             names the load
//   number: integer         of the chunk, from 0
//   rows: bytes             compressed
// Returns:
//   run: string             nothing when the load is gone
MATCH (load:Load {id: 'load', run: $run, status: 'STAGING'})
SET load.aliveAt = datetime()
CREATE (:LoadChunk {load: load.run, number: $number, rows: $rows})
RETURN load.run AS run
