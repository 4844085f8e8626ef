// Purpose: was it recorded that these are two people
// Mode:    read
// Rows:    optional
// Params:
//   key: string             both ids, the smaller first
// Returns:
//   by: list                who recorded it
// Limits:  one pair by its constraint
MATCH (separate:Separate {key: $key})
RETURN [] + separate.by AS by
