// Purpose: forget a merge and its journal
// Mode:    write
// Rows:    none
// Params:
//   mergedId: string        id of the person merged away
MATCH (gone:Merge|MergedRecord|MergedEntity|Separate)
WHERE gone.mergedId_ = $mergedId OR (gone:Merge AND gone.merged = $mergedId)
DETACH DELETE gone
