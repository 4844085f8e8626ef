// Purpose: how many people and organisations are there, and what did most people come of
// Mode:    read
// Rows:    one
// Returns:
//   people: integer         how many people
//   organisations: integer  how many organisations
//   sources: list           lists of a source and how many people came of it; null for people without one
// Limits:  the five sources of most people
CALL () {
  MATCH (person:Person)
  WITH person.source AS source, count(*) AS people
  ORDER BY people DESC, source
  LIMIT 5
  RETURN collect([source, people]) AS sources
}
RETURN COUNT { (:Person) } AS people, COUNT { (:Organisation) } AS organisations, sources
