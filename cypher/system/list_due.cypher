// Purpose: of whom may another home or legal basis hold now than on the day before, without anybody changing it
// Mode:    read
// Rows:    many
// Params:
//   before: string       the earlier day as ISO text; empty when there is none, and all that has dates counts
//   day: string          the later one
// Returns:
//   id: string           of the person
CALL () {
  MATCH (person:Person:Entity)-[home:LIVES_IN]->()
  WHERE home.since > $before OR home.until IS NOT NULL
  WITH person, home
  WHERE $before = '' OR holds(home, $before) <> holds(home, $day)
  RETURN person.id AS id
  UNION
  MATCH (person:Person:Entity)-[:HAS_BASIS]->(basis:LegalBasis)
  WHERE $before < toString(basis.since) <= $day OR $day < toString(basis.since) <= $before
  RETURN person.id AS id
}
RETURN id ORDER BY id
