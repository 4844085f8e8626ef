// Purpose: have a person stand again where they were named before a merge
// Mode:    write
// Rows:    none
// Params:
//   mergedId: string        id of the person who was merged away
//   keptId: string          id of the person who was kept
//   ties: list              type, id and field of ties, as one text
//   bases: list             id and field of legal bases, as one text
//   disputes: list          ids of disputes
// Limits:  all ties are looked through; what was changed since stays as it is
CALL () {
  CALL () {
    MATCH ()-[tie]->() WHERE tie.reportedBy = $keptId RETURN tie
    UNION
    MATCH ()-[tie:ANSWERS]->() WHERE tie.askedBy = $keptId RETURN tie
  }
  WITH tie, type(tie) + ' ' + tie.id AS key
  WITH tie,
    tie.reportedBy = $keptId AND key + ' reportedBy' IN $ties AS isTold,
    tie.askedBy = $keptId AND key + ' askedBy' IN $ties AS isAsked
  WHERE isTold OR isAsked
  SET
    tie.reportedBy = CASE WHEN isTold THEN $mergedId ELSE tie.reportedBy END,
    tie.askedBy = CASE WHEN isAsked THEN $mergedId ELSE tie.askedBy END,
    tie.version = tie.version + 1
}
CALL () {
  MATCH (basis:LegalBasis)
  WITH basis,
    basis.givenBy = $keptId AND basis.id + ' givenBy' IN $bases AS isGiven,
    basis.capturedBy = $keptId AND basis.id + ' capturedBy' IN $bases AS isCaptured
  WHERE isGiven OR isCaptured
  SET
    basis.givenBy = CASE WHEN isGiven THEN $mergedId ELSE basis.givenBy END,
    basis.capturedBy = CASE WHEN isCaptured THEN $mergedId ELSE basis.capturedBy END,
    basis.version = basis.version + 1, basis.updatedAt = datetime()
}
CALL () {
  MATCH (dispute:Dispute)
  WHERE dispute.id IN $disputes
  SET
    dispute.about = CASE dispute.about WHEN $keptId THEN $mergedId ELSE dispute.about END,
    dispute.ends = [end IN dispute.ends | CASE end WHEN $keptId THEN $mergedId ELSE end END]
}
