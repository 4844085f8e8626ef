// Purpose: take over a load whose process is gone; of several that try at once only one does
// Mode:    write
// Rows:    optional
// Params:
//   run: string             names the load
//   before: string          the process that is gone
//   holder: string          the process that goes on
// Returns:
//   run: string             nothing when another process was quicker
MATCH (load:Load {id: 'load', run: $run})
// A write takes the lock, and what is read after it is the latest.
SET load.aliveAt = datetime()
WITH load, load.holder AS holder
WHERE holder = $before
SET load.holder = $holder
RETURN load.run AS run
