// Purpose: what speaks for and against two records being of one person
// Mode:    read
// Rows:    one
// Params:
//   pairs: list            lists of two ids, the smaller first
// Returns:
//   evidence: list         lists of both ids, shared contacts, shared meetings, whether they are two people for sure
// Limits:  a thousand pairs; two people who know each other, of whom somebody said so,
//          or who are or were kept apart, are two
UNWIND $pairs AS pair
MATCH (one:Entity&Person {id: pair[0]})
MATCH (other:Entity&Person {id: pair[1]})
WITH one, other, coalesce(seen(one, C) AND seen(other, C), false) AS isKnown
RETURN collect([
  one.id, other.id,
  CASE WHEN isKnown THEN COUNT { (one)-[:KNOWS]-(contact:Person)-[:KNOWS]-(other) WHERE seen(contact, C) } ELSE 0 END,
  CASE WHEN isKnown THEN COUNT {
    MATCH (one)-[own:ATTENDS]->(:Meeting)<-[visit:ATTENDS]-(other)
    WHERE own.status = 'CAME' AND visit.status = 'CAME'
  } ELSE 0 END,
  (isKnown AND EXISTS { (one)-[:KNOWS]-(other) }) OR EXISTS { (:Separate {key: one.id + ' ' + other.id}) }
    OR EXISTS { (one)-[:KEEP_APART]-(other) }
]) AS evidence
