// Purpose: show that the process of a load is alive
// Mode:    write
// Rows:    optional
// Params:
//   run: string             names the load
// Returns:
//   run: string             nothing when the load is gone
MATCH (load:Load {id: 'load', run: $run})
SET load.aliveAt = datetime()
RETURN load.run AS run
