// Purpose: record that one person stands for two records from now on
// Mode:    write
// Rows:    none
// Params:
//   mergedId: string        id of the person merged away
//   keptId: string          id of the person kept
//   by: string              who did it
CREATE (:Merge {merged: $mergedId, kept: $keptId, by: $by, at: datetime()})
