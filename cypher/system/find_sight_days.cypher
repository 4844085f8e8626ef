// Purpose: as of which days is it kept of everybody where they live and until when they may be seen
// Mode:    read
// Rows:    optional
// Returns:
//   first: string        as ISO text; nobody is kept as of an earlier day, empty where that was never noted
//   last: string         nobody is kept as of a later one
//   revision: integer    the number of the last change
// Allows:  01N52 the properties do not exist before the first day
MATCH (revision:Revision {id: 'graph'})
RETURN coalesce(revision.sightFirst, '') AS first, coalesce(revision.sightLast, '9999-12-31') AS last,
  revision.number AS revision
