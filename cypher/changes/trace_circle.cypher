// Purpose: does this place, or this talent, already fall under that one
// Mode:    read
// Rows:    optional
// Params:
//   lower: string           id of the one to start from
//   upper: string           id of the one looked for above it
// Returns:
//   steps: integer          how many levels up it stands
// Limits:  50 levels; the two types never meet, so that one statement serves both trees
MATCH (lower:Entity {id: $lower})
MATCH (upper:Entity {id: $upper})
MATCH path = shortestPath((lower)-[:WITHIN|BROADER*1..50]->(upper))
RETURN length(path) AS steps
