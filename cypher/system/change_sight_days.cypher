// Purpose: remember that of everybody it is kept as of this day where they live and until when they may be seen
// Mode:    write
// Rows:    none
// Params:
//   day: string          as ISO text
//   revision: integer    the last change before everybody was looked at; after one of another day nothing is remembered
// Allows:  01N52 the properties do not exist before the first change
MERGE (revision:Revision {id: 'graph'})
  ON CREATE SET revision.number = 0
// Waits for a change that is being stored, which counts.
SET revision.number = revision.number + 0
WITH revision
WHERE revision.number = $revision OR (revision.day = $day AND revision.dayFrom <= $revision + 1)
SET revision.sightFirst = $day, revision.sightLast = $day
