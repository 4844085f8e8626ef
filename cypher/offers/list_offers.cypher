// Purpose: what do these parties offer on a day
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list         the parties
//   seesOffers: boolean    whether offers of organisations may be seen
//   day: string            the day asked, as ISO text
// Returns:
//   offers: list           lists of party id, talent id, kind of talent, summary, conditions, id of where it is offered
// Limits:  20,000 offers; who may not be asked offers nothing
UNWIND $partyIds AS partyId
MATCH (party:Entity:Party {id: partyId})-[offer:OFFERS]->(talent:Talent)
WHERE mayOffer(party, offer, $seesOffers, $day)
WITH partyId, offer, talent ORDER BY partyId, talent.id, offer.id LIMIT 20000
RETURN collect([partyId, talent.id, talent.kind, offer.summary, offer.conditions, offer.at]) AS offers
