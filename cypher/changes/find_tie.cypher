// Purpose: between which two entities is this tie
// Mode:    read
// Rows:    optional
// Params:
//   type: string            of the tie
//   id: string              of the tie
// Returns:
//   startId: string         id of the entity it leads from
//   endId: string           id of the entity it leads to
// Limits:  one tie by the constraint on the ids of its type
MATCH (first)-[tie:$($type) {id: $id}]->(second)
RETURN first.id AS startId, second.id AS endId
