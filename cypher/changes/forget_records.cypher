// Purpose: forget what was written down of entities that are removed: merges, journals, disputes, and being two people
// Mode:    write
// Rows:    none
// Params:
//   ids: list               of what is removed
// Limits:  the few records of these entities
CALL () {
  MATCH (merge:Merge)
  WHERE merge.kept IN $ids
  WITH merge, merge.merged AS mergedId
  OPTIONAL MATCH (record:MergedRecord {mergedId_: mergedId})
  DETACH DELETE record, merge
  WITH DISTINCT mergedId
  OPTIONAL MATCH (entity:MergedEntity {mergedId_: mergedId})
  DETACH DELETE entity
}
CALL () {
  MATCH (separate:Separate)
  WHERE any(id IN separate.ids WHERE id IN $ids)
  DETACH DELETE separate
}
CALL () {
  MATCH (dispute:Dispute)
  WHERE dispute.about IN $ids OR any(id IN dispute.ends WHERE id IN $ids)
  DETACH DELETE dispute
}
