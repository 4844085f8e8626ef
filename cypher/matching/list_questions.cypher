// Purpose: what do these parties ask now
// Mode:    read
// Rows:    many
// Params:
//   partyIds: list       ids of the parties
//   day: string          today, as ISO text
//   seesBehind: boolean  whether the question behind the question may be used
// Returns:
//   id: string           id of the need
//   partyId: string      id of the party
//   summary: string      the question in one line
//   isOpen: boolean      always true
//   asked: list          ids of the talents it asks for
//   behind: list         ids of the talents that the question behind it asks for
//   spot: list           latitude and longitude of the place it is about, null when not known
// Limits:  50 needs of each party, 5,000 in all
UNWIND $partyIds AS partyId
MATCH (party:Entity {id: partyId})
// On a small graph the planner would read everybody, and keep to it when the graph has grown.
USING INDEX SEEK party:Entity(id)
WHERE party:Party AND seenParty(party, D1)
CALL (party) {
  MATCH (party)-[has:HAS_NEED]->(need:Need {status: 'OPEN'})
  WHERE coalesce(need.neededBy >= date($day), true)
    AND holds(has, $day)
  RETURN DISTINCT need
  ORDER BY need.id
  LIMIT 50
}
RETURN
  need.id AS id,
  party.id AS partyId,
  need.summary AS summary,
  true AS isOpen,
  COLLECT {
    MATCH (need)-[asks:ASKS_FOR]->(talent:Talent)
    WHERE lasts(asks, $day)
    RETURN DISTINCT talent.id AS talentId ORDER BY talentId
  } AS asked,
  COLLECT {
    MATCH (need)-[asks:TRULY_ASKS_FOR]->(talent:Talent)
    WHERE $seesBehind AND seenParty(party, D2)
      AND lasts(asks, $day)
    RETURN DISTINCT talent.id AS talentId ORDER BY talentId
  } AS behind,
  head(COLLECT {
    MATCH (need)-[:CONCERNS]->(place:Location)
    WHERE place.latitude IS NOT NULL AND place.longitude IS NOT NULL
    RETURN [place.latitude, place.longitude] ORDER BY place.id LIMIT 1
  }) AS spot
ORDER BY id, partyId
LIMIT 5000
