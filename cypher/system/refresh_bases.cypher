// Purpose: keep on each of these people until when each class of facts may be seen by each audience
// Mode:    write
// Rows:    none
// Params:
//   personIds: list      whose legal bases may have changed
//   sights: list         maps of key, dataClass and audience, one for each property that the rule of sight reads
//   day: string          today, as ISO text
UNWIND $personIds AS personId
MATCH (person:Person:Entity {id: personId})
UNWIND $sights AS sight
OPTIONAL MATCH (person)-[:HAS_BASIS]->(basis:LegalBasis {dataClass: sight.dataClass})
WHERE sight.audience IN basis.audience
  AND basis.withdrawnAt IS NULL
  AND (basis.since IS NULL OR toString(basis.since) <= $day)
WITH person, sight, max(CASE
  WHEN basis IS NULL THEN null
  ELSE coalesce(toString(basis.until), '9999-12-31')
END) AS seenUntil
SET person[sight.key] = seenUntil
