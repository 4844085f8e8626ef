// Purpose: what does this party offer now
// Mode:    read
// Rows:    many
// Params:
//   partyId: string      id of the party
//   day: string          today, as ISO text
// Returns:
//   talentId: string     id of the talent
//   summary: string      the offer in one line, null when there is none
//   conditions: string   under what conditions, null when there are none
//   spot: list           latitude and longitude of where it is offered, null when not known
// Limits:  100 offers
MATCH (party:Entity:Party {id: $partyId})-[offer:OFFERS]->(talent:Talent)
WHERE seenParty(party, B)
  AND holds(offer, $day)
RETURN
  talent.id AS talentId,
  offer.summary AS summary,
  offer.conditions AS conditions,
  head(COLLECT {
    MATCH (venue:Entity:Location {id: offer.at})
    WHERE venue.latitude IS NOT NULL AND venue.longitude IS NOT NULL
    RETURN [venue.latitude, venue.longitude]
  }) AS spot
ORDER BY talentId, offer.id
LIMIT 100
