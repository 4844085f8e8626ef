// Purpose: is there an introduction of these two already that nobody has answered
// Mode:    read
// Rows:    optional
// Params:
//   firstId: string         id of one of the two
//   secondId: string        id of the other
// Returns:
//   properties: map         of that introduction
// Limits:  the introductions of one person; one row
MATCH (first:Entity {id: $firstId})<-[:INTRODUCES]-(introduction)
// On a small graph the planner would read everything, and keep to it when the graph has grown.
USING INDEX SEEK first:Entity(id)
WHERE introduction.status = 'PROPOSED' AND EXISTS { (introduction)-[:INTRODUCES]->(:Entity {id: $secondId}) }
RETURN properties(introduction) AS properties
ORDER BY introduction.id
LIMIT 1
