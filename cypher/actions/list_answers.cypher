// Purpose: who was asked, or said yes, without an outcome
// Mode:    read
// Rows:    one
// Params:
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
// Returns:
//   answers: list        lists of need id, summary, whose need it is (each as id, name where it may be seen), who was
//                        asked (as who asked), status, day asked, day answered, and who asked them: id, name where it
//                        may be seen, whether they may be asked
// Limits:  500 answers, the oldest first; relies on the index need_status
MATCH (need:Need)
WHERE need.status IN ['OPEN', 'MATCHED']
MATCH (need)<-[answer:ANSWERS]-(helper)
WHERE answer.status IN ['ASKED', 'AGREED'] AND seenParty(helper, D1)
  AND lasts(answer, $day)
  AND NOT EXISTS { (need)<-[:HAS_NEED]-(hidden:Person) WHERE NOT coalesce(seen(hidden, D1), false) }
  AND ($places IS NULL OR EXISTS {
    MATCH (need)<-[:HAS_NEED]-(party)
    WHERE (seenParty(party, A1) AND party.homeArea IN $places)
      OR EXISTS { (party)-[:ACTIVE_IN|BASED_AT|RUNS]->(place) WHERE place.id IN $places }
  } OR EXISTS { (need)-[:CONCERNS]->(place) WHERE place.id IN $places })
WITH need, answer, helper
ORDER BY coalesce(answer.answeredOn, answer.askedOn), answer.id
LIMIT 500
OPTIONAL MATCH (asker:Entity {id: answer.askedBy})
WHERE asker:Party AND seenParty(asker, C)
RETURN collect([
  need.id, need.summary, COLLECT {
    MATCH (need)<-[has:HAS_NEED]-(party)
    WHERE lasts(has, $day) AND seenParty(party, D1)
    WITH DISTINCT party ORDER BY party.id
    RETURN [party.id, CASE WHEN seenParty(party, A1) THEN party.name END]
  }, [
    helper.id, CASE WHEN seenParty(helper, A1) THEN helper.name END,
    mayBeAsked(helper, date($day))
  ],
  answer.status, toString(answer.askedOn), toString(answer.answeredOn), asker.id,
  CASE WHEN seenParty(asker, A1) THEN asker.name END,
  mayBeAsked(asker, date($day))
]) AS answers
