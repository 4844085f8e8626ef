// Purpose: change a tie, which the change holds
// Mode:    write
// Rows:    one
// Params:
//   type: string            of the tie
//   id: string              of the tie
//   values: map             the properties that change, null for one that goes
// Returns:
//   version: integer        its new version
MATCH ()-[tie:$($type) {id: $id}]->()
SET tie += $values, tie.version = tie.version + 1
RETURN tie.version AS version
