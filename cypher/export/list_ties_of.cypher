// Purpose: the ties of one type that these entities have and the viewer may see
// Mode:    read
// Rows:    many
// Params:
//   ids: list               of the entities, at most 10,000
// Returns:
//   owner: string           id of the entity
//   other: string           id at the other end
//   values: list            of the properties in their order
// Limits:  all ties of the entities, 1,000,000 rows; index on Entity(id)
UNWIND $ids AS ownerId
MATCH (start:Entity&Person)-[tie:KNOWS]->(end:Entity&Person)
WHERE start.id = ownerId AND true
RETURN start.id AS owner, end.id AS other, [tie.id, tie.since] AS values
ORDER BY owner, other, tie.id
LIMIT 1000000
