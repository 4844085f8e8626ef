// Purpose: what does this need ask, and who asks it
// Mode:    read
// Rows:    optional
// Params:
//   needId: string       id of the need
//   day: string          today, as ISO text
//   seesBehind: boolean  whether the question behind the question may be used
// Returns:
//   id: string           id of the need
//   partyId: string      id of who asks it today, null when nobody does
//   summary: string      the question in one line
//   isOpen: boolean      whether it is open and not past the day it is needed by
//   asked: list          ids of the talents it asks for
//   behind: list         ids of the talents that the question behind it asks for
//   spot: list           latitude and longitude of the place it is about, null when not known
MATCH (need:Entity:Need {id: $needId})
WHERE NOT EXISTS {
  MATCH (need)<-[:HAS_NEED]-(hidden:Person)
  WHERE NOT coalesce(seen(hidden, D1), false)
}
WITH need, head(COLLECT {
  MATCH (need)<-[has:HAS_NEED]-(party:Party)
  WHERE holds(has, $day)
  RETURN party ORDER BY has.since DESC, party.id LIMIT 1
}) AS party
RETURN
  need.id AS id,
  party.id AS partyId,
  need.summary AS summary,
  need.status = 'OPEN' AND coalesce(need.neededBy >= date($day), true) AS isOpen,
  COLLECT {
    MATCH (need)-[asks:ASKS_FOR]->(talent:Talent)
    WHERE lasts(asks, $day)
    RETURN DISTINCT talent.id AS talentId ORDER BY talentId
  } AS asked,
  COLLECT {
    MATCH (need)-[asks:TRULY_ASKS_FOR]->(talent:Talent)
    WHERE $seesBehind AND (party IS NULL OR seenParty(party, D2))
      AND lasts(asks, $day)
    RETURN DISTINCT talent.id AS talentId ORDER BY talentId
  } AS behind,
  head(COLLECT {
    MATCH (need)-[:CONCERNS]->(place:Location)
    WHERE place.latitude IS NOT NULL AND place.longitude IS NOT NULL
    RETURN [place.latitude, place.longitude] ORDER BY place.id LIMIT 1
  }) AS spot
