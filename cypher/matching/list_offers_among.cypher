// Purpose: what do these parties offer now, and what are they asked already
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       ids of the parties
//   seesOffers: boolean  whether offers of organisations may be seen
//   day: string          today, as ISO text
// Returns:
//   offers: list         lists of party id, talent id, summary, conditions, venue id where it is offered, questions and
//                        introductions open for this party, lists of what it was asked: need id, status, whether
//                        that counts as open; whether that status may be seen
// Limits:  10,000 offers of parties that may be proposed
UNWIND $partyIds AS partyId
MATCH (party:Entity {id: partyId})-[offer:OFFERS]->(talent)
// On a small graph the planner would read everybody, and keep to it when the graph has grown.
USING INDEX SEEK party:Entity(id)
WHERE mayOffer(party, offer, $seesOffers, $day)
WITH party, collect([offer, talent]) AS offers
WITH party, offers, COLLECT {
  MATCH (party)-[tie:ANSWERS|BROKERS]->(task:Need|Introduction)
  WHERE lasts(tie, $day)
  RETURN [task.id, tie.status, type(tie), isLoad(tie, task, party)] ORDER BY tie.askedOn DESC, tie.id
} AS tasks
WITH party, offers, [each IN tasks WHERE each[2] = 'ANSWERS' | [each[0], each[1], each[3]]] AS answers,
  size([each IN tasks WHERE each[3]]) AS load
UNWIND offers AS each
WITH party, load, answers, each[0] AS offer, each[1] AS talent
ORDER BY party.id, talent.id, offer.id
LIMIT 10000
RETURN collect([
  party.id, talent.id, offer.summary, offer.conditions, offer.at, load, answers, seenParty(party, D1)
]) AS offers
