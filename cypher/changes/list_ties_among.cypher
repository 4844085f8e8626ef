// Purpose: which ties of these types lead from one of these entities to another of them
// Mode:    read
// Rows:    many
// Params:
//   ids: list               of the entities
//   types: list             of the ties
// Returns:
//   startId: string         id of the entity it leads from
//   endId: string           id of the entity it leads to
//   properties: map
// Limits:  the ties among entities held by the change; 100,000 rows
UNWIND $ids AS oneId
MATCH (first:Entity {id: oneId})
UNWIND $ids AS otherId
MATCH (second:Entity {id: otherId})
MATCH (first)-[tie]->(second)
WHERE type(tie) IN $types
RETURN first.id AS startId, second.id AS endId, properties(tie) AS properties
ORDER BY startId, endId, tie.id
LIMIT 100000
