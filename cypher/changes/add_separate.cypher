// Purpose: record that these are two people
// Mode:    write
// Rows:    none
// Params:
//   key: string             both ids, the smaller first
//   ids: list               both ids
//   by: string              who records it
MERGE (separate:Separate {key: $key})
  ON CREATE SET separate.ids = $ids, separate.at = datetime()
SET separate.by = [each IN [] + coalesce(separate.by, []) WHERE each <> $by] + [$by]
