// Purpose: take back that these are two people
// Mode:    write
// Rows:    none
// Params:
//   key: string             both ids, the smaller first
//   by: string              who takes back what they recorded
//   ofAll: boolean          whether they take it back for all who did
MATCH (separate:Separate {key: $key})
SET separate.by = [each IN [] + separate.by WHERE each <> $by AND NOT $ofAll]
WITH separate
WHERE size(separate.by) = 0
DELETE separate
