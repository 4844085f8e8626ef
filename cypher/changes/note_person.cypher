// Purpose: write down a person as they are now, in the journal of a merge
// Mode:    write
// Rows:    none
// Params:
//   id: string              of the person
//   mergedId: string        id of the person merged away, by which the journal goes
//   fate: string            BEFORE or AFTER the change
MATCH (person:Entity {id: $id})
CREATE (record:MergedRecord)
SET record = properties(person)
SET record.mergedId_ = $mergedId, record.fate_ = $fate
