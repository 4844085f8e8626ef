// Purpose: let every worker notice that the graph has changed
// Mode:    write
// Rows:    one
// Returns:
//   revision: integer    the number of this change
MERGE (revision:Revision {id: 'graph'})
  ON CREATE SET revision.number = 0
SET revision.number = revision.number + 1
RETURN revision.number AS revision
