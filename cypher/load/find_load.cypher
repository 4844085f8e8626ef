// Purpose: is a load under way, by whom, how far, and when did it last show itself
// Mode:    read
// Rows:    optional
// Returns:
//   run: string             names the load
//   format: integer         of what is staged
//   holder: string          the process that loads
//   status: string          how far it is
//   day: date               today, for what it loads; when it began, for a load of before this was kept
//   secondsSilent: integer  since it last showed itself
//   chunks: integer         how many are staged and not yet applied
// Allows:  01N52 the properties of this node do not exist before the first load
MATCH (load:Load {id: 'load'})
RETURN load.run AS run, load.format AS format, load.holder AS holder, load.status AS status,
  coalesce(load.day, date(load.startedAt)) AS day,
  duration.inSeconds(load.aliveAt, datetime()).seconds AS secondsSilent,
  COUNT { MATCH (chunk:LoadChunk {load: load.run}) } AS chunks
