// Purpose: have another person stand where one is named: who told, asked, gave, recorded, is the matter of a dispute
// Mode:    write
// Rows:    none
// Params:
//   mergedId: string        id of the person merged away
//   keptId: string          id of the person kept
// Limits:  all ties are looked through; a merge is rare
CALL () {
  CALL () {
    MATCH ()-[tie]->() WHERE tie.reportedBy = $mergedId RETURN tie
    UNION
    MATCH ()-[tie:ANSWERS]->() WHERE tie.askedBy = $mergedId RETURN tie
  }
  CREATE (:MergedRecord {
    mergedId_: $mergedId, fate_: 'NAMED', type_: type(tie), id: tie.id,
    fields_: [field IN ['reportedBy', 'askedBy'] WHERE tie[field] = $mergedId]
  })
  SET
    tie.reportedBy = CASE tie.reportedBy WHEN $mergedId THEN $keptId ELSE tie.reportedBy END,
    tie.askedBy = CASE tie.askedBy WHEN $mergedId THEN $keptId ELSE tie.askedBy END,
    tie.version = tie.version + 1
}
CALL () {
  MATCH (basis:LegalBasis)
  WHERE basis.givenBy = $mergedId OR basis.capturedBy = $mergedId
  CREATE (:MergedRecord {
    mergedId_: $mergedId, fate_: 'NAMED', id: basis.id,
    fields_: [field IN ['givenBy', 'capturedBy'] WHERE basis[field] = $mergedId]
  })
  SET
    basis.givenBy = CASE basis.givenBy WHEN $mergedId THEN $keptId ELSE basis.givenBy END,
    basis.capturedBy = CASE basis.capturedBy WHEN $mergedId THEN $keptId ELSE basis.capturedBy END,
    basis.version = basis.version + 1, basis.updatedAt = datetime()
}
CALL () {
  MATCH (dispute:Dispute)
  WHERE dispute.about = $mergedId OR $mergedId IN dispute.ends
  CREATE (:MergedRecord {mergedId_: $mergedId, fate_: 'NAMED', type_: 'Dispute', id: dispute.id, fields_: ['about']})
  SET
    dispute.about = CASE dispute.about WHEN $mergedId THEN $keptId ELSE dispute.about END,
    dispute.ends = [end IN dispute.ends | CASE end WHEN $mergedId THEN $keptId ELSE end END]
}
