// Purpose: which of these ids of ties are taken, and between whom
// Mode:    read
// Rows:    many
// Params:
//   ids: list            at most 10,000 ids
// Returns:
//   id: string           of the tie
//   startId: string
//   endId: string
// Limits:  as many rows as ids; unique index on the id of the tie
UNWIND $ids AS id
MATCH (start)-[tie:KNOWS {id: id}]->(end)
RETURN tie.id AS id, start.id AS startId, end.id AS endId
ORDER BY id
LIMIT 10000
