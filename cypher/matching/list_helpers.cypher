// Purpose: who offers what is asked, or something that answers it
// Mode:    read
// Rows:    one
// Params:
//   asked: list          maps of key (id of a need, or empty), talent (offered) and score (how well it answers)
//   words: list          maps of key and query (the words of a question, for the index of offers)
//   excluded: list       ids of parties that may not be proposed: who asks, and who must be kept apart from them
//   places: list         ids of an area and all within it, null for everywhere
//   seesOffers: boolean  whether offers of organisations may be seen
//   day: string          today, as ISO text
// Returns:
//   helpers: list        lists of key, party id, talent id, summary, conditions, venue id where it is offered, how far
//                        it is when this party was asked already, other questions and introductions open for this party
// Limits:  500 rows, the best scores first; relies on the full-text index offer_texts
CALL () {
  UNWIND $asked AS asked
  MATCH (talent:Entity:Talent {id: asked.talent})<-[offer:OFFERS]-(party:Party)
  RETURN asked.key AS key, asked.score AS score, offer, talent, party
  UNION ALL
  UNWIND $words AS words
  CALL db.index.fulltext.queryRelationships('offer_texts', words.query, {limit: 100}) YIELD relationship AS offer
  RETURN words.key AS key, 0.0 AS score, offer, endNode(offer) AS talent, startNode(offer) AS party
}
WITH key, offer, talent, party, max(score) AS score
WHERE NOT party.id IN $excluded
  AND holds(offer, $day)
  AND CASE WHEN party:Organisation THEN $seesOffers ELSE seen(party, B) AND mayBeAsked(party, date($day)) END
  AND CASE WHEN $places IS NULL OR offer.at IN $places THEN true
    WHEN seenParty(party, A1) AND party.homeArea IN $places THEN true ELSE EXISTS {
    MATCH (party)-[in:ACTIVE_IN|BASED_AT|RUNS]->(place:Location)
    WHERE place.id IN $places
      AND lasts(in, $day)
  } END
// One walk over a party's ties tells both what is open and what was answered: it has many ties of other kinds.
WITH key, offer, talent, party, score, COLLECT {
  MATCH (party)-[tie:ANSWERS|BROKERS]->(task:Need|Introduction)
  WHERE lasts(tie, $day)
  RETURN [task.id = key, tie.status, isLoad(tie, task, party)] ORDER BY tie.askedOn DESC, tie.id
} AS tasks
WITH key, offer, talent, party, score, head([each IN tasks WHERE each[0] | each[1]]) AS answer,
  size([each IN tasks WHERE each[2] AND NOT each[0]]) AS load
WHERE coalesce(answer IN ['ASKED', 'AGREED'], true)
WITH * ORDER BY score DESC, load, party.id, talent.id, key, offer.id LIMIT 500
RETURN collect([
  key, party.id, talent.id, offer.summary, offer.conditions, offer.at,
  CASE WHEN seenParty(party, D1) THEN answer END, load
]) AS helpers
