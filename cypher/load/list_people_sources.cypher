// Purpose: what did most people come of
// Mode:    read
// Rows:    many
// Returns:
//   source: string   where the people came from; null for those of whom nobody said it
//   people: integer  how many people
// Limits:  the five sources of most people
MATCH (person:Person)
WITH person.source AS source, count(*) AS people
RETURN source, people
ORDER BY people DESC, source
LIMIT 5
