// Purpose: what these people and organisations offer, by theme
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       people and organisations
// Returns:
//   offers: list         lists of the id of who offers, since, until, ids of themes
// Limits:  offers of all days; eight levels of talents
UNWIND $partyIds AS partyId
MATCH (party:Entity {id: partyId})-[offer:OFFERS]->(talent:Talent)
WHERE seenParty(party, B)
RETURN collect([
  partyId, offer.since, offer.until,
  COLLECT {
    MATCH (talent)-[:BROADER*0..8]->(theme:Talent)
    WHERE NOT EXISTS { (theme)-[:BROADER]->() }
    RETURN DISTINCT theme.id AS themeId ORDER BY themeId
  }
]) AS offers
