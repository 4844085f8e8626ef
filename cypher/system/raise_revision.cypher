// Purpose: let every worker notice that the graph has changed
// Mode:    write
// Rows:    one
// Params:
//   day: string          the day of this change, as ISO text: some may be kept as of that day now
// Returns:
//   revision: integer    the number of this change
// Allows:  01N52 the properties do not exist before the first change
MERGE (revision:Revision {id: 'graph'})
  ON CREATE SET revision.number = 0
// A plain write takes the lock for good: of two that count on, each would hold one lock that the other waits for.
SET revision.lock = true
REMOVE revision.lock
SET revision.number = revision.number + 1
// From which change on all were of one day.
SET revision.dayFrom = CASE WHEN revision.day = $day THEN revision.dayFrom ELSE revision.number END,
  revision.sightFirst = CASE WHEN $day < revision.sightFirst THEN $day ELSE revision.sightFirst END,
  revision.sightLast = CASE WHEN $day > revision.sightLast THEN $day ELSE revision.sightLast END
SET revision.day = $day
RETURN revision.number AS revision
