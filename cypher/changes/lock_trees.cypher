// Purpose: let in one change at a time of how places, or talents, fall under each other
// Mode:    write
// Rows:    none
// Limits:  one node; two changes in different branches could close a circle that neither sees
MERGE (trees:Revision {id: 'trees'})
SET trees.changedAt = datetime()
