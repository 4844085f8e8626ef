// Purpose: who offers this conversation near these areas
// Mode:    read
// Rows:    one
// Params:
//   talentIds: list        what is asked
//   areaIds: list          where, and the areas around that
//   sideIds: list          who would sit together, and so does not lead
//   day: string            the day asked, as ISO text
// Returns:
//   leaders: list          lists of talent id, id and name or null of a party that offers it
// Limits:  five levels of the tree of talents
UNWIND $talentIds AS talentId
MATCH (:Entity&Talent {id: talentId})<-[:BROADER*0..5]-(:Talent)<-[offer:OFFERS]-(party:Party)
WHERE NOT party.id IN $sideIds AND seenParty(party, B)
  AND holds(offer, $day)
  AND mayBeAsked(party, date($day))
  AND EXISTS {
    MATCH (party)-[at:LIVES_IN|ACTIVE_IN|BASED_AT]->(place:Location)
    WHERE place.id IN $areaIds
      AND lasts(at, $day)
  }
WITH DISTINCT talentId, party
ORDER BY talentId, party.id
RETURN collect([talentId, party.id, CASE WHEN seenParty(party, A1) THEN party.name END]) AS leaders
