// Purpose: are there any ties of this type yet
// Mode:    read
// Rows:    one
// Returns:
//   count: integer       how many there are, from the count store
MATCH ()-[tie:KNOWS]->()
RETURN count(tie) AS count
