// Purpose: take back that these are two people
// Mode:    write
// Rows:    none
// Params:
//   key: string             both ids, the smaller first
MATCH (separate:Separate {key: $key})
DELETE separate
