// Purpose: who takes part in this arrangement
// Mode:    read
// Rows:    optional
// Params:
//   goalId: string         id of the arrangement
//   day: string            the day on which ties hold, as ISO text
// Returns:
//   name: string           what it is called
//   parties: list          their ids
// Limits:  20,000 parties
MATCH (arrangement:Entity:Arrangement {id: $goalId})
RETURN arrangement.name AS name, COLLECT {
  MATCH (arrangement)<-[t:TAKES_PART_IN]-(party)
  WHERE seenParty(party, C)
    AND holds(t, $day)
  RETURN DISTINCT party.id AS partyId
  ORDER BY partyId
  LIMIT 20000
} AS parties
