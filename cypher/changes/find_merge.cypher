// Purpose: into whom was this person merged
// Mode:    read
// Rows:    optional
// Params:
//   mergedId: string        id of the person merged away
// Returns:
//   keptId: string          id of the person kept
// Limits:  one merge by its constraint
MATCH (merge:Merge {merged: $mergedId})
RETURN merge.kept AS keptId
