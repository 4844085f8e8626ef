// Purpose: remember as of which day it is kept of everybody where they live and until when they may be seen
// Mode:    write
// Rows:    none
// Params:
//   day: string          as ISO text
MERGE (revision:Revision {id: 'graph'})
  ON CREATE SET revision.number = 1
SET revision.sightDay = $day
