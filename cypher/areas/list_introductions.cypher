// Purpose: which introductions were proposed or made between these people
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
// Returns:
//   introductions: list  lists of status, proposed on, made on
// Limits:  of all days; both who are introduced are among these people, who were seen when they were listed
UNWIND $personIds AS personId
MATCH (:Entity {id: personId})<-[:INTRODUCES]-(introduction:Introduction)
WHERE NOT EXISTS {
  (introduction)-[:INTRODUCES]->(other) WHERE NOT other.id IN $personIds
}
  AND NOT EXISTS { (broker)-[:BROKERS]->(introduction) WHERE NOT coalesce(seenParty(broker, C), false) }
WITH DISTINCT introduction
RETURN collect([
  introduction.status, toString(introduction.proposedOn), toString(introduction.madeOn)
]) AS introductions
