// Purpose: what these people and organisations ask, and what is asked for an area itself
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       people and organisations
//   placeIds: list       the area and every place within it
// Returns:
//   needs: list          lists of ids of who asks, status, opened on, needed by, closed on, ids of themes, of the place
// Limits:  needs of all days, since a need is dated by itself; eight levels of talents
CALL () {
  UNWIND $partyIds AS partyId
  MATCH (:Entity {id: partyId})-[:HAS_NEED]->(need:Need)
  RETURN need
  UNION
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[:CONCERNS]-(need:Need)
  RETURN need
}
WITH need
WHERE NOT EXISTS { (asker)-[:HAS_NEED]->(need) WHERE NOT coalesce(seenParty(asker, D1), false) }
RETURN collect([
  COLLECT { MATCH (asker)-[:HAS_NEED]->(need) RETURN asker.id },
  need.status, toString(need.openedOn), toString(need.neededBy), toString(need.closedOn),
  COLLECT {
    MATCH (need)-[:ASKS_FOR]->(:Talent)-[:BROADER*0..8]->(theme:Talent)
    WHERE NOT EXISTS { (theme)-[:BROADER]->() }
    RETURN DISTINCT theme.id AS themeId ORDER BY themeId
  },
  EXISTS { (need)-[:CONCERNS]->(place:Location) WHERE place.id IN $placeIds }
]) AS needs
