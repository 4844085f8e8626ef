// Purpose: who may not be brought together; read for every viewer, shown to none
// Mode:    read
// Rows:    many
// Params:
//   apartDay: string       people are kept apart unless that ended by this day
// Returns:
//   one: string            id of the one
//   other: string          id of the other
// Limits:  20,000 pairs
MATCH (one:Person)-[apart:KEEP_APART]->(other:Person)
WHERE lasts(apart, $apartDay)
RETURN one.id AS one, other.id AS other
ORDER BY one, other
LIMIT 20000
