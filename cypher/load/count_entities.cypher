// Purpose: is there anything in the graph yet
// Mode:    read
// Rows:    one
// Returns:
//   count: integer       how many entities there are
MATCH (entity:Entity)
RETURN count(entity) AS count
