// Purpose: how much is there to export, besides entities
// Mode:    read
// Rows:    one
// Returns:
//   count: integer          of all ties, from the count store
MATCH ()-[tie]->()
RETURN count(tie) AS count
