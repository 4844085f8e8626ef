// Purpose: who offers this talent, or one that falls under it
// Mode:    read
// Rows:    optional
// Params:
//   goalId: string         id of the talent
//   day: string            the day on which ties hold, as ISO text
//   language: string       nl or en
// Returns:
//   name: string           what it is called
//   parties: list          their ids
// Limits:  eight levels of talents, 20,000 parties
MATCH (talent:Entity:Talent {id: $goalId})
RETURN coalesce(CASE $language WHEN 'en' THEN talent.labelEn END, talent.labelNl) AS name, COLLECT {
  MATCH (talent)<-[:BROADER*0..8]-()<-[t:OFFERS]-(party)
  WHERE seenParty(party, B)
    AND holds(t, $day)
  RETURN DISTINCT party.id AS partyId
  ORDER BY partyId
  LIMIT 20000
} AS parties
