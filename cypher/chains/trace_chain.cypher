// Purpose: who can introduce me, along a chain with the fewest steps
// Mode:    read
// Rows:    one
// Params:
//   fromId: string         who asks
//   toId: string           who is to be reached
//   ties: list             the kinds of ties that may be used
//   day: string            the day on which ties hold, as ISO text
//   date: date             the same day
//   avoiding: list         ids that may not be stepping stones
//   throughHubs: boolean   whether large organisations may be stepping stones
//   hubSize: integer       how many affiliated people make an organisation large
//   maxSteps: integer      the most steps
//   apartDay: string       people are kept apart unless that ended by this day
// Returns:
//   chains: list           the ids of the parties of each chain, in order
//   parties: list          who stands on them, each once: id, whether it is a person, the name where it may be seen
//   ties: list             what ties them, each once: the ids of both, and the fields in the order of
//                          graph/chains/ties.py
//   apart: list            pairs of ids of those among them who are kept apart
// Limits:  eight steps; the fast operator, because every condition can be tested on one tie or one node
MATCH (a:Entity {id: $fromId})
WHERE coalesce(seenParty(a, C), false)
MATCH (b:Entity {id: $toId})
WHERE coalesce(seenParty(b, C), false)
OPTIONAL MATCH (x:Entity)
WHERE x.id IN $avoiding
WITH a, b, collect(x) AS avoided
// CASE keeps each rule in one piece, which the planner would otherwise multiply out.
MATCH p = shortestPath((a)-[:KNOWS|AFFILIATED_WITH|COOPERATES_WITH*0..8]-(b))
WHERE all(t IN relationships(p) WHERE leads(t, $ties, $day))
  AND all(n IN nodes(p) WHERE mayPass(n, a, b, avoided, $throughHubs, $hubSize, $day, true, $date))
// A test on the length beside the pattern would make the planner search all paths.
WITH nodes(p) AS chain, length(p) AS steps
WHERE steps <= $maxSteps
WITH collect(chain) AS chains
WITH chains, partiesOn(chains) AS parties, tiesAlong(chains) AS ties
RETURN
  [chain IN chains | [n IN chain | n.id]] AS chains,
  [n IN parties | partyFields(n)] AS parties,
  [t IN ties WHERE leads(t, $ties, $day) | [startNode(t).id, endNode(t).id, tieFields(t)]] AS ties,
  apartAmong(parties, $apartDay) AS apart
