// Purpose: which ties of this type lead from one entity to another
// Mode:    read
// Rows:    many
// Params:
//   type: string            of the ties
//   startId: string         id of the entity they lead from
//   endId: string           id of the entity they lead to
// Returns:
//   properties: map
// Limits:  the ties between two entities held by the change; 1,000 rows
MATCH (first:Entity {id: $startId})
MATCH (second:Entity {id: $endId})
MATCH (first)-[tie:$($type)]->(second)
RETURN properties(tie) AS properties
ORDER BY tie.id
LIMIT 1000
