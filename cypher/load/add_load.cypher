// Purpose: begin a load, unless one is under way; there is one such node at most, which is the lock
// Mode:    write
// Rows:    one
// Params:
//   run: string             names this load
//   format: integer         of what will be staged
//   holder: string          the process that loads
//   status: string          how far it is
//   day: date               today, for what it loads
// Returns:
//   run: string             the load that is under way: this one, or an earlier one
MERGE (load:Load {id: 'load'})
  ON CREATE SET load.run = $run, load.format = $format, load.holder = $holder, load.status = $status, load.day = $day,
    load.startedAt = datetime(), load.aliveAt = datetime()
RETURN load.run AS run
