// Purpose: what do these parties ask today
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       ids of the parties
//   seesNeeds: boolean   whether questions of organisations may be seen
//   seesBehind: boolean  whether the question behind the question may be used
//   day: string          today, as ISO text
// Returns:
//   needs: list          lists of party id, need id, ids of the talents it asks for, ids of the parties whose last answer
//                        was no, or who have met it already, ids of the talents behind it
// Limits:  5,001 needs; a need of several parties is that of the first of them
UNWIND $partyIds AS partyId
MATCH (party:Entity:Party {id: partyId})-[has:HAS_NEED]->(need:Need {status: 'OPEN'})
WHERE CASE WHEN party:Organisation THEN $seesNeeds ELSE seen(party, D1) END
  AND NOT EXISTS { (need)<-[:HAS_NEED]-(hidden:Person) WHERE NOT coalesce(seen(hidden, D1), false) }
  AND coalesce(need.neededBy >= date($day), true)
  AND holds(has, $day)
WITH need, min(partyId) AS partyId, collect(coalesce(seenParty(party, D2), false)) AS seen ORDER BY need.id LIMIT 5001
RETURN collect([partyId, need.id, COLLECT {
  MATCH (need)-[asks:ASKS_FOR]->(talent:Talent)
  WHERE lasts(asks, $day)
  RETURN DISTINCT talent.id AS talentId ORDER BY talentId
}, COLLECT {
  MATCH (need)<-[answer:ANSWERS]-(other:Party)
  WITH other, answer ORDER BY answer.askedOn DESC, answer.id
  WITH other, head(collect(answer.status)) AS status
  WHERE status IN ['DECLINED', 'DONE']
  RETURN other.id AS otherId ORDER BY otherId
}, COLLECT {
  MATCH (need)-[asks:TRULY_ASKS_FOR]->(talent:Talent)
  WHERE $seesBehind AND NOT false IN seen
    AND lasts(asks, $day)
  RETURN DISTINCT talent.id AS talentId ORDER BY talentId
}]) AS needs
