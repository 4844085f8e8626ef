// Purpose: into whom were these people merged, and may the viewer see them
// Mode:    read
// Rows:    many
// Params:
//   mergedIds: list         ids that may be of people merged away
// Returns:
//   mergedId: string        id of the person merged away
//   keptId: string          id of the person kept
//   isSeen: boolean         whether that is somebody the viewer may see
// Limits:  as many rows as ids, each by its constraint
UNWIND $mergedIds AS mergedId
MATCH (merge:Merge {merged: mergedId})
OPTIONAL MATCH (kept:Person {id: merge.kept})
WHERE seen(kept, A1)
RETURN mergedId, merge.kept AS keptId, kept IS NOT NULL AS isSeen
ORDER BY mergedId
LIMIT 10000
