// Purpose: forget the answers of changes that nobody repeats any more
// Mode:    write
// Rows:    one
// Params:
//   days: integer           how long an answer is kept
//   most: integer           how many are forgotten in one go
// Returns:
//   removed: integer        how many were forgotten
MATCH (mutation:Mutation)
WHERE mutation.at < datetime() - duration({days: $days})
WITH mutation
LIMIT $most
DELETE mutation
RETURN count(*) AS removed
