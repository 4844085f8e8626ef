// Purpose: who lives, is active or has a seat in this area or a place within it
// Mode:    read
// Rows:    optional
// Params:
//   goalId: string         id of the area
//   day: string            the day on which ties hold, as ISO text
// Returns:
//   name: string           what it is called
//   parties: list          their ids
// Limits:  eight levels of places, 20,000 parties
MATCH (area:Entity:Location {id: $goalId})
RETURN area.name AS name, COLLECT {
  MATCH (area)<-[:WITHIN*0..8]-()<-[t:LIVES_IN|ACTIVE_IN|BASED_AT]-(party)
  WHERE seenParty(party, A1)
    AND holds(t, $day)
  RETURN DISTINCT party.id AS partyId
  ORDER BY partyId
  LIMIT 20000
} AS parties
