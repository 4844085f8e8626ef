// Purpose: which of these ids of ties are taken, and between whom
// Mode:    read
// Rows:    one
// Params:
//   ids: list            at most 10,000 ids
// Returns:
//   found: list          lists of the id of a tie, of its start and of its end
// Limits:  as many as ids; unique index on the id of the tie
UNWIND $ids AS id
MATCH (start)-[tie:KNOWS {id: id}]->(end)
RETURN collect([tie.id, start.id, end.id]) AS found
