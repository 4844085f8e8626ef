// Purpose: give the ties of who is merged away to who is kept, out of the journal
// Mode:    write
// Rows:    none
// Params:
//   mergedId: string        id of the person merged away
//   keptId: string          id of the person kept
//   undirected: list        types of ties that are stored from the smaller id
MATCH (record:MergedRecord {mergedId_: $mergedId, fate_: 'MOVED'})
WITH record,
  CASE record.start_ WHEN $mergedId THEN $keptId ELSE record.start_ END AS one,
  CASE record.end_ WHEN $mergedId THEN $keptId ELSE record.end_ END AS other
WITH record, record.type_ IN $undirected AND other < one AS isTurned, one, other
MATCH (start:Entity {id: CASE WHEN isTurned THEN other ELSE one END})
MATCH (end:Entity {id: CASE WHEN isTurned THEN one ELSE other END})
CREATE (start)-[tie:$(record.type_)]->(end)
SET tie = properties(record)
SET tie.version = record.version + 1
SET tie.mergedId_ = null, tie.fate_ = null, tie.type_ = null, tie.start_ = null, tie.end_ = null
