// Purpose: which open needs does this offer answer
// Mode:    read
// Rows:    one
// Params:
//   offered: list        maps of key (id of the offered talent), talent (asked) and score (how well it is answered)
//   words: list          maps of key and query (the words of an offer, for the index of texts)
//   helperId: string     id of who offers
//   excluded: list       ids of parties that may not be proposed: who offers, and who must be kept apart from them
//   places: list         ids of an area and all within it, null for everywhere
//   seesBehind: boolean  whether the question behind the question may be used
//   day: string          today, as ISO text
// Returns:
//   askers: list         lists of key, party id, need id, summary, id of the talent it asks for (null when found by its
//                        words), whether the question behind asks for it, how far it is when the helper was asked
//                        already, how much of the helper's load that is, latitude and longitude of the place it is
//                        about, ids of the talents behind it
// Limits:  500 rows, the best scores first; relies on the full-text index dutch_texts
CALL () {
  UNWIND $offered AS offered
  MATCH (:Entity:Talent {id: offered.talent})<-[asks:ASKS_FOR|TRULY_ASKS_FOR]-(need:Need {status: 'OPEN'})
  WHERE lasts(asks, $day)
  RETURN offered.key AS key, offered.score AS score, need, offered.talent AS talentId, asks:TRULY_ASKS_FOR AS isBehind
  UNION ALL
  UNWIND $words AS words
  CALL db.index.fulltext.queryNodes('dutch_texts', words.query, {limit: 1000}) YIELD node AS need
  WHERE need:Need AND need.status = 'OPEN'
  RETURN words.key AS key, 0.0 AS score, need, null AS talentId, false AS isBehind
}
MATCH (need)<-[has:HAS_NEED]-(party:Party)
WHERE NOT party.id IN $excluded AND coalesce(need.neededBy >= date($day), true)
  AND holds(has, $day)
  AND (NOT isBehind OR $seesBehind AND seenParty(party, D2))
  AND NOT EXISTS { (need)<-[:HAS_NEED]-(hidden:Person) WHERE NOT coalesce(seen(hidden, D1), false) }
  AND mayBeAsked(party, date($day))
  AND CASE WHEN $places IS NULL OR isActiveIn(party, $places, $day) THEN true
    ELSE EXISTS { (need)-[:CONCERNS]->(place:Location WHERE place.id IN $places) } END
WITH key, score, need, talentId, isBehind, party, COLLECT {
  MATCH (helper:Entity {id: $helperId})-[answers:ANSWERS]->(need)
  WHERE lasts(answers, $day)
  RETURN [answers.status, isLoad(answers, need, helper)] ORDER BY answers.askedOn DESC, answers.id
} AS answers, head(COLLECT {
  MATCH (need)-[:CONCERNS]->(place:Location WHERE place.latitude IS NOT NULL AND place.longitude IS NOT NULL)
  RETURN [place.latitude, place.longitude] ORDER BY place.id LIMIT 1
}) AS spot
WHERE coalesce(answers[0][0] IN ['ASKED', 'AGREED'], true)
WITH * ORDER BY score DESC, party.id, need.id, key, talentId, isBehind LIMIT 500
RETURN collect([key, party.id, need.id, need.summary, talentId, isBehind,
  CASE WHEN answers[0][1] THEN answers[0][0] END, size([each IN answers WHERE each[1]]), spot, COLLECT {
  MATCH (need)-[truly:TRULY_ASKS_FOR]->(behind:Talent)
  WHERE $seesBehind AND seenParty(party, D2) AND lasts(truly, $day)
  RETURN behind.id AS id ORDER BY id
}]) AS askers
