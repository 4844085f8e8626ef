// Purpose: hold this tie until the change is stored, and read what it is
// Mode:    write
// Rows:    optional
// Params:
//   type: string            of the tie
//   id: string              of the tie
// Returns:
//   properties: map
// Limits:  one tie by the constraint on the ids of its type
MATCH ()-[tie:$($type) {id: $id}]->()
SET tie.lock = true
REMOVE tie.lock
WITH properties(tie) AS properties
WHERE properties.id IS NOT NULL
RETURN properties
