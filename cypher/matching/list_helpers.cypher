// Purpose: who offers what is asked, or something that answers it
// Mode:    read
// Rows:    one
// Params:
//   asked: list          maps of key (id of a need, or empty), talent (offered) and score (how well it answers), the
//                        best first
//   words: list          maps of key and query (the words of a question, for the index of offers)
//   excluded: list       ids of parties that may not be proposed: who asks, and who must be kept apart from them
//   places: list         ids of an area and all within it, null for everywhere
//   seesOffers: boolean  whether offers of organisations may be seen
//   day: string          today, as ISO text
// Returns:
//   helpers: list        lists of key, party id, talent id, summary, conditions, venue id where it is offered, how far
//                        it is when this party was asked already, other questions and introductions open for this party
// Limits:  500 rows, the best scores and then the least load first, any of those that are equal in both; relies on the
//          full-text index offer_texts
CALL () {
  UNWIND $asked AS asked
  MATCH (talent:Entity:Talent {id: asked.talent})
  RETURN sum(COUNT { (talent)<-[:OFFERS]-() }) AS offers
}
CALL (offers) {
  // Where thousands offer what is asked, the best five hundred of whom nothing is asked yet leave out the others.
  UNWIND CASE WHEN offers > 1000 THEN $asked ELSE [] END AS asked
  MATCH (talent:Entity&Talent {id: asked.talent})<-[offer:OFFERS]-(party:Party)
  WHERE NOT party.id IN $excluded AND mayOffer(party, offer, $seesOffers, $day)
    AND isOfferedIn(party, offer, $places, $day)
    AND NOT EXISTS {
      MATCH (party)-[tie:ANSWERS|BROKERS]->(task:Need|Introduction)
      WHERE lasts(tie, $day) AND (task.id = asked.key OR isLoad(tie, task, party))
    }
  WITH asked, offer, talent, party LIMIT 500
  RETURN collect([asked.key, asked.score, offer, talent, party]) AS free, min(asked.score) AS lowest
}
WITH free, CASE size(free) WHEN 500 THEN lowest ELSE -1.0 END AS least
CALL (free, least) {
  UNWIND $asked AS asked
  WITH asked, least WHERE asked.score > least
  MATCH (talent:Entity:Talent {id: asked.talent})<-[offer:OFFERS]-(party:Party)
  RETURN asked.key AS key, asked.score AS score, offer, talent, party
  UNION ALL
  UNWIND free AS each
  WITH each, least WHERE each[1] = least
  RETURN each[0] AS key, each[1] AS score, each[2] AS offer, each[3] AS talent, each[4] AS party
  UNION ALL
  // Who was asked already stays, however many others are as good.
  UNWIND $asked AS asked
  WITH asked, least WHERE asked.score = least
  MATCH (:Entity {id: asked.key})<-[:ANSWERS]-(party:Party)-[offer:OFFERS]->(talent:Talent {id: asked.talent})
  RETURN asked.key AS key, asked.score AS score, offer, talent, party
  UNION ALL
  UNWIND CASE WHEN least < 0 THEN $words ELSE [] END AS words
  CALL db.index.fulltext.queryRelationships('offer_texts', words.query, {limit: 100}) YIELD relationship AS offer
  RETURN words.key AS key, 0.0 AS score, offer, endNode(offer) AS talent, startNode(offer) AS party
}
WITH key, offer, talent, party, max(score) AS score
WHERE NOT party.id IN $excluded AND mayOffer(party, offer, $seesOffers, $day)
  AND isOfferedIn(party, offer, $places, $day)
// One walk over a party's ties tells both what is open and what was answered: it has many ties of other kinds.
WITH key, offer, talent, party, score, COLLECT {
  MATCH (party)-[tie:ANSWERS|BROKERS]->(task:Need|Introduction)
  WHERE lasts(tie, $day)
  RETURN [task.id = key, tie.status, isLoad(tie, task, party)] ORDER BY tie.askedOn DESC, tie.id
} AS tasks
WITH key, offer, talent, party, score, head([each IN tasks WHERE each[0] | each[1]]) AS answer,
  size([each IN tasks WHERE each[2] AND NOT each[0]]) AS load
WHERE coalesce(answer IN ['ASKED', 'AGREED'], true)
WITH * ORDER BY score DESC, load, answer IS NULL, party.id, talent.id, key, offer.id LIMIT 500
RETURN collect([
  key, party.id, talent.id, offer.summary, offer.conditions, offer.at,
  CASE WHEN seenParty(party, D1) THEN answer END, load
]) AS helpers
