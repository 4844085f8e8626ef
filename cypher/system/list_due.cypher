// Purpose: of whom does another home or legal basis hold at the end of some days than at their beginning
// Mode:    read
// Rows:    many
// Params:
//   first: string        the earliest day as ISO text; empty for ever ago
//   last: string         the latest one
// Returns:
//   id: string           of the person
CALL () {
  MATCH (person:Person:Entity)-[home:LIVES_IN]->()
  WHERE $first < home.since <= $last OR home.until IS NOT NULL
  WITH person, home
  WHERE $first < home.since <= $last OR (lasts(home, $first) AND NOT lasts(home, $last))
  RETURN person.id AS id
  UNION
  MATCH (person:Person:Entity)-[:HAS_BASIS]->(basis:LegalBasis)
  WHERE $first < toString(basis.since) <= $last
  RETURN person.id AS id
}
RETURN id ORDER BY id
