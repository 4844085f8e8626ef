// Purpose: remove a tie that was wrong
// Mode:    write
// Rows:    none
// Params:
//   type: string            of the tie
//   id: string              of the tie
MATCH ()-[tie:$($type) {id: $id}]->()
DELETE tie
