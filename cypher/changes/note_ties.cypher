// Purpose: write down ties as they are now, in the journal of a merge
// Mode:    write
// Rows:    none
// Params:
//   id: string              of the entity that has them
//   mergedId: string        id of the person merged away, by which the journal goes
//   fate: string            MOVED, JOINED or DROPPED as they were; CHANGED before and RESULT after a change
//   keys: list              type and id of each tie
MATCH (entity:Entity {id: $id})-[tie]-()
USING INDEX SEEK entity:Entity(id)
WHERE type(tie) + ' ' + tie.id IN $keys
CREATE (record:MergedRecord)
SET record = properties(tie)
SET
  record.mergedId_ = $mergedId,
  record.fate_ = $fate,
  record.type_ = type(tie),
  record.start_ = startNode(tie).id,
  record.end_ = endNode(tie).id
