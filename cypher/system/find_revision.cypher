// Purpose: has the graph changed since I last looked
// Mode:    read
// Rows:    optional
// Returns:
//   revision: integer    the number of the last change
MATCH (revision:Revision {id: 'graph'})
RETURN revision.number AS revision
