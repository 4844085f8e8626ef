// Purpose: what stands in the journal of a merge
// Mode:    read
// Rows:    many
// Params:
//   mergedId: string        id of the person merged away
// Returns:
//   properties: map
// Limits:  the ties of one person; 100,000 rows
MATCH (record:MergedRecord {mergedId_: $mergedId})
RETURN properties(record) AS properties
ORDER BY record.fate_, record.type_, record.id
LIMIT 100000
