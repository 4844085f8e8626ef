// Purpose: what lies within what, or falls under what, page by page
// Mode:    read
// Rows:    one
// Params:
//   after: string        id of the last tie of the page before
// Returns:
//   found: list          lists of the id of a tie, of the lower and of the upper end
// Limits:  10,000; index on the id of the tie
MATCH (lower)-[tie:WITHIN]->(upper)
WHERE tie.id > $after
WITH tie, lower, upper
ORDER BY tie.id
LIMIT 10000
RETURN collect([tie.id, lower.id, upper.id]) AS found
