// Purpose: what are these parties called
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       the parties
// Returns:
//   titles: list         lists of id and name, null where the viewer may not see it
// Limits:  1,000 parties
UNWIND $partyIds AS partyId
MATCH (party:Entity:Party {id: partyId})
RETURN collect([partyId, CASE WHEN seenParty(party, A1) THEN party.name END]) AS titles
