// Purpose: what do these parties offer today, and how much of it have they promised already
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       ids of the parties
//   seesOffers: boolean  whether offers of organisations may be seen
//   day: string          today, as ISO text
// Returns:
//   offers: list         lists of party id, talent id, whether it is a space, capacity, conditions, venue id
//   promised: list       lists of party id and the ids of the talents of a need that the party has agreed to meet
// Limits:  20,001 offers
CALL () {
  UNWIND $partyIds AS partyId
  MATCH (party:Entity:Party {id: partyId})-[offer:OFFERS]->(talent:Talent)
  WHERE CASE WHEN party:Organisation THEN $seesOffers ELSE seen(party, B) END
    AND holds(offer, $day)
  WITH partyId, talent, offer ORDER BY partyId, talent.id, offer.id LIMIT 20001
  RETURN collect([
    partyId, talent.id, talent.kind = 'SPACE', offer.capacity, offer.conditions, offer.at
  ]) AS offers
}
CALL () {
  UNWIND $partyIds AS partyId
  MATCH (:Entity:Party {id: partyId})-[answer:ANSWERS {status: 'AGREED'}]->(need:Need)
  WHERE need.status IN ['OPEN', 'MATCHED']
    AND lasts(answer, $day)
  RETURN collect([partyId, COLLECT {
    MATCH (need)-[:ASKS_FOR]->(talent:Talent) RETURN talent.id AS talentId ORDER BY talentId
  }]) AS promised
}
RETURN offers, promised
