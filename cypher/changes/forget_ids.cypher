// Purpose: take the ids of what is removed out of the fields in which they stand
// Mode:    write
// Rows:    none
// Params:
//   ids: list               of what is removed
// Limits:  all ties are looked through; a removal is rare
CALL () {
  CALL () {
    // A field that a tie does not have is the slowest to read: the two below are sought where they can be.
    MATCH ()-[tie]->() WHERE tie.reportedBy IN $ids OR tie.origin IN $ids RETURN tie
    UNION
    MATCH ()-[tie:ANSWERS]->() WHERE tie.askedBy IN $ids RETURN tie
    UNION
    MATCH ()-[tie:OFFERS]->() WHERE tie.at IN $ids RETURN tie
  }
  SET
    tie.reportedBy = CASE WHEN tie.reportedBy IN $ids THEN null ELSE tie.reportedBy END,
    tie.askedBy = CASE WHEN tie.askedBy IN $ids THEN null ELSE tie.askedBy END,
    tie.origin = CASE WHEN tie.origin IN $ids THEN null ELSE tie.origin END,
    tie.at = CASE WHEN tie.at IN $ids THEN null ELSE tie.at END,
    tie.version = tie.version + 1
}
CALL () {
  MATCH (entity:Entity)
  WHERE entity.steward IN $ids OR entity.givenBy IN $ids OR entity.capturedBy IN $ids
  SET
    entity.steward = CASE WHEN entity.steward IN $ids THEN null ELSE entity.steward END,
    entity.givenBy = CASE WHEN entity.givenBy IN $ids THEN null ELSE entity.givenBy END,
    entity.capturedBy = CASE WHEN entity.capturedBy IN $ids THEN null ELSE entity.capturedBy END,
    entity.version = entity.version + 1, entity.updatedAt = datetime()
}
