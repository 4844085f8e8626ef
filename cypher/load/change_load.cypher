// Purpose: say how far a load is and which process does it; what is ready stays so
// Mode:    write
// Rows:    optional
// Params:
//   run: string             names the load
//   holder: string          the process that loads
//   status: string          how far it is
// Returns:
//   run: string             nothing when the load is gone
MATCH (load:Load {id: 'load', run: $run})
WHERE load.status <> 'READY' OR $status = 'READY'
SET load.aliveAt = datetime(), load.holder = $holder, load.status = $status
RETURN load.run AS run
