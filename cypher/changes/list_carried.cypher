// Purpose: what tells about this party alone, and goes when it goes
// Mode:    read
// Rows:    many
// Params:
//   id: string              of a person or organisation
// Returns:
//   id: string              of a need, introduction, legal basis or story
// Limits:  the ties of one entity; 10,000 rows
MATCH (party:Entity {id: $id})-[:HAS_NEED|BROKERS|INTRODUCES|HAS_BASIS|ABOUT]-(carried)
// On a small graph the planner would read everything, and keep to it when the graph has grown.
USING INDEX SEEK party:Entity(id)
WHERE
  CASE
    WHEN carried:Need THEN NOT EXISTS { (carried)<-[:HAS_NEED]-(other:Party) WHERE other.id <> $id }
    WHEN carried:Story THEN party:Person AND NOT EXISTS { (carried)-[:ABOUT]->(other:Person) WHERE other.id <> $id }
    ELSE true
  END
RETURN DISTINCT carried.id AS id
ORDER BY id
LIMIT 10000
