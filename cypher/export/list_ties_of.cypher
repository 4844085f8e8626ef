// Purpose: the ties of one type that these entities have and the viewer may see
// Mode:    read
// Rows:    one
// Params:
//   ids: list               of the entities, at most 10,000
// Returns:
//   found: list             lists of the id of the entity, the id at the other end and the properties in their order
// Limits:  all ties of the entities; index on Entity(id)
UNWIND $ids AS ownerId
MATCH (start:Entity&Person)-[tie:KNOWS]->(end:Entity&Person)
WHERE start.id = ownerId AND true
WITH start, tie, end
ORDER BY start.id, end.id, tie.id
RETURN collect([start.id, end.id, tie.id]) AS found
