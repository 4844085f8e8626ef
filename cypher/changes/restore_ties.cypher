// Purpose: put back the ties that a merge joined or dropped, as they were
// Mode:    write
// Rows:    none
// Params:
//   mergedId: string        id of the person who was merged away
MATCH (record:MergedRecord {mergedId_: $mergedId})
WHERE record.fate_ IN ['JOINED', 'DROPPED']
MATCH (start:Entity {id: record.start_})
MATCH (end:Entity {id: record.end_})
CREATE (start)-[tie:$(record.type_)]->(end)
SET tie = properties(record)
SET tie.mergedId_ = null, tie.fate_ = null, tie.type_ = null, tie.start_ = null, tie.end_ = null
