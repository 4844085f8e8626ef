// Purpose: which ties of a type lead to these entities
// Mode:    read
// Rows:    many
// Params:
//   type: string            of the ties
//   ids: list               at most 10,000 ids
// Returns:
//   owner: string           id of the entity
//   other: string           id at the other end
//   facts: map              all properties of the tie
// Limits:  unique index on Entity(id); all ties of the entities; 1,000,000 rows
UNWIND $ids AS id
MATCH (entity:Entity {id: id})<-[tie:$($type)]-(other:Entity)
RETURN entity.id AS owner, other.id AS other, properties(tie) AS facts
ORDER BY owner, other, facts.id
LIMIT 1000000
