// Purpose: who belongs to this organisation
// Mode:    read
// Rows:    optional
// Params:
//   goalId: string         id of the organisation
//   day: string            the day on which ties hold, as ISO text
// Returns:
//   name: string           what it is called
//   parties: list          their ids
// Limits:  20,000 people
MATCH (organisation:Entity:Organisation {id: $goalId})
RETURN organisation.name AS name, COLLECT {
  MATCH (organisation)<-[t:AFFILIATED_WITH]-(party)
  WHERE seen(party, C)
    AND holds(t, $day)
    AND (t.level IS NOT NULL OR NOT coalesce(organisation.kind, '') IN ['CARE', 'FAITH'] OR seen(party, D2))
  RETURN DISTINCT party.id AS partyId
  ORDER BY partyId
  LIMIT 20000
} AS parties
