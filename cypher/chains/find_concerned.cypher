// Purpose: who has this need or answers it
// Mode:    read
// Rows:    optional
// Params:
//   goalId: string         id of the need
//   day: string            the day on which ties hold, as ISO text
// Returns:
//   name: string           what it is called
//   parties: list          their ids
// Limits:  20,000 parties; what the need is stays with those who may see it
MATCH (need:Entity:Need {id: $goalId})
// A person without a home or a basis makes the rule null: what is not known to be seen is hidden.
WHERE NOT EXISTS { (need)<-[:HAS_NEED]-(asker:Person) WHERE NOT coalesce(seen(asker, D1), false) }
RETURN null AS name, COLLECT {
  MATCH (need)<-[t:HAS_NEED|ANSWERS]-(party:Party)
  WHERE seenParty(party, D1) AND coalesce(t.status, '') <> 'DECLINED'
    AND holds(t, $day)
  RETURN DISTINCT party.id AS partyId
  ORDER BY partyId
  LIMIT 20000
} AS parties
