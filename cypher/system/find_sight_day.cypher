// Purpose: as of which day is it kept of everybody where they live and until when they may be seen
// Mode:    read
// Rows:    optional
// Returns:
//   day: string          as ISO text; empty in a database that never kept it
// Allows:  01N52 the property does not exist before the first day
MATCH (revision:Revision {id: 'graph'})
RETURN coalesce(revision.sightDay, '') AS day
