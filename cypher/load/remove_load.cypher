// Purpose: end a load, which frees the lock
// Mode:    write
// Rows:    none
// Params:
//   run: string             names the load
MATCH (load:Load {id: 'load', run: $run})
DELETE load
