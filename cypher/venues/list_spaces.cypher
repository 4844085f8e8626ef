// Purpose: where is one of these places offered, by whom, and under what conditions
// Mode:    read
// Rows:    one
// Params:
//   talentIds: list        talents that are places
//   excluded: list         ids of parties that may not be proposed
//   seesOffers: boolean    whether offers of organisations may be seen
//   day: string            today, as ISO text
// Returns:
//   spaces: list           lists of venue id, party id, talent id, summary, conditions
// Limits:  10,000 offers; an offer without a place is where its organisation runs a venue, else where it has its seat
UNWIND $talentIds AS talentId
MATCH (:Entity:Talent {id: talentId})<-[offer:OFFERS]-(party:Party)
WHERE NOT party.id IN $excluded AND mayOffer(party, offer, $seesOffers, $day)
WITH talentId, offer, party, CASE WHEN offer.at IS NOT NULL THEN [offer.at] ELSE COLLECT {
  MATCH (party)-[runs:RUNS]->(venue:Location)
  WHERE lasts(runs, $day)
  RETURN DISTINCT venue.id AS venueId ORDER BY venueId
} END AS own
WITH talentId, offer, party, CASE WHEN size(own) > 0 THEN own ELSE COLLECT {
  MATCH (party)-[seat:BASED_AT]->(venue:Location {kind: 'VENUE'})
  WHERE lasts(seat, $day)
  RETURN DISTINCT venue.id AS venueId ORDER BY venueId
} END AS venueIds
UNWIND venueIds AS venueId
WITH talentId, offer, party, venueId ORDER BY venueId, party.id, talentId, offer.id LIMIT 10000
RETURN collect([venueId, party.id, talentId, offer.summary, offer.conditions]) AS spaces
