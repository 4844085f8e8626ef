// Purpose: what do these people struggle with, and which conversation would answer it
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list         the people
// Returns:
//   dilemmas: list         lists of need id, ids of those of these people who have it, ids of talents it asks for
// Limits:  dilemmas that are open, and of nobody whose questions the viewer may not see
UNWIND $partyIds AS partyId
MATCH (party:Entity {id: partyId})-[:HAS_NEED]->(need:Need {kind: 'DILEMMA'})
WHERE need.status IN ['OPEN', 'MATCHED'] AND seenParty(party, D1)
  AND NOT EXISTS { (need)<-[:HAS_NEED]-(hidden:Person) WHERE NOT coalesce(seen(hidden, D1), false) }
WITH need, collect(DISTINCT partyId) AS parties
WITH need, parties, COLLECT { MATCH (need)-[:ASKS_FOR]->(talent:Talent) RETURN talent.id ORDER BY talent.id } AS talents
ORDER BY need.openedOn, need.id
RETURN collect([need.id, parties, talents]) AS dilemmas
