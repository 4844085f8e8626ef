// Purpose: which chains have the fewest steps of those without these stepping stones and ties
// Mode:    read
// Rows:    one
// Params:
//   fromId: string         who asks
//   toId: string           who is to be reached
//   ties: list             the kinds of ties that may be used
//   day: string            the day on which ties hold, as ISO text
//   date: date             the same day
//   avoiding: list         ids that may not be stepping stones
//   leavingOut: list       element ids of ties that may not be used
//   throughHubs: boolean   whether large organisations may be stepping stones
//   hubSize: integer       how many affiliated people make an organisation large
//   apartDay: string       people are kept apart unless that ended by this day
//   rows: integer          the most chains to look at
//   maxSteps: integer      the most steps
//   isThorough: boolean    whether to test on the way what takes many reads, too
// Returns:
//   chains: list           the ids of the parties of each chain, in order
//   parties: list          who stands on them, each once: id, whether it is a person, the name where it may be seen
//   ties: list             what ties them, each once: the ids of both, and the fields in the order of
//                          graph/chains/ties.py
//   apart: list            pairs of ids of those among them who are kept apart
// Limits:  eight steps; $rows chains; the fast operator, because every condition can be tested on one tie or one node
MATCH (a:Entity {id: $fromId})
WHERE coalesce(seenParty(a, C), false)
MATCH (b:Entity {id: $toId})
WHERE coalesce(seenParty(b, C), false)
OPTIONAL MATCH (x:Entity)
WHERE x.id IN $avoiding
WITH a, b, collect(x) AS avoided
OPTIONAL MATCH ()-[u WHERE elementId(u) IN $leavingOut]->()
WITH a, b, avoided, collect(u) AS leftOut
MATCH p = allShortestPaths((a)-[:KNOWS|AFFILIATED_WITH|COOPERATES_WITH*0..8]-(b))
WHERE all(t IN relationships(p) WHERE mayLead(t, leftOut, $isThorough, $ties, $day))
  AND all(n IN nodes(p) WHERE mayPass(n, a, b, avoided, $throughHubs, $hubSize, $day, $isThorough, $date))
// A test on the length beside the pattern would make the planner search all paths.
WITH p
WHERE length(p) <= $maxSteps
  // What takes many reads is mostly tested on what was found only: so long a walk comes by half the network.
  AND all(t IN relationships(p) WHERE leads(t, $ties, $day))
  AND all(n IN nodes(p)[1..-1] WHERE mayBeAsked(n, $date))
WITH nodes(p) AS chain
LIMIT $rows
WITH collect(chain) AS chains
WITH chains, partiesOn(chains) AS parties, tiesAlong(chains) AS ties
RETURN
  [chain IN chains | [n IN chain | n.id]] AS chains,
  [n IN parties | partyFields(n)] AS parties,
  [t IN ties WHERE leads(t, $ties, $day) | [startNode(t).id, endNode(t).id, tieFields(t)]] AS ties,
  apartAmong(parties, $apartDay) AS apart
