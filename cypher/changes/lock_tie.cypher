// Purpose: hold this tie until the change is stored, and read what it is
// Mode:    write
// Rows:    optional
// Params:
//   type: string            of the tie
//   id: string              of the tie
// Returns:
//   startId: string         id of the entity it leads from, which a merge may have changed meanwhile
//   endId: string           id of the entity it leads to
//   properties: map
// Limits:  one tie by the constraint on the ids of its type
MATCH (first)-[tie:$($type) {id: $id}]->(second)
SET tie.lock = true
REMOVE tie.lock
WITH first.id AS startId, second.id AS endId, properties(tie) AS properties
WHERE properties.id IS NOT NULL
RETURN startId, endId, properties
