// Purpose: which chains are the shortest, also when they differ in length
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
//   maxSteps: integer      the most steps
//   apartDay: string       people are kept apart unless that ended by this day
//   lengths: integer       how many lengths of chains, from the shortest on
//   rows: integer          the most chains to look at
// Returns:
//   chains: list           the ids of the parties of each chain that was looked at, in order
//   parties: list          who stands on them, each once: id, whether it is a person, the name where it may be seen
//   ties: list             what ties them, each once: the ids of both, and the fields in the order of
//                          graph/chains/ties.py
//   apart: list            pairs of ids of those among them who are kept apart
//   closed: list           ids of those who may not be stepping stones
//   ended: list            element ids of the ties that lead nowhere that day; they are not among the ties
// Limits:  eight steps; $rows chains, the shortest; twice the time of one chain where they have at most four steps, beyond
//          that five to fifty times, so that it has a deadline of its own
CYPHER 25
MATCH (a:Entity {id: $fromId})
WHERE coalesce(seenParty(a, C), false)
MATCH (b:Entity {id: $toId})
WHERE coalesce(seenParty(b, C), false)
OPTIONAL MATCH (x:Entity)
WHERE x.id IN $avoiding
WITH a, b, collect(x) AS avoided
OPTIONAL MATCH ()-[u]->()
WHERE elementId(u) IN $leavingOut
WITH a, b, avoided, collect(u) AS leftOut
CALL (a, b, avoided, leftOut) {
  MATCH p = SHORTEST $lengths ACYCLIC GROUPS (a)(
    ()-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH WHERE type(t) IN $ties AND NOT t IN leftOut]-
    (n WHERE mayMeet(n, a, b, avoided, $throughHubs, $hubSize, $day))
  ){1,8}(b)
  RETURN p
  LIMIT $rows
}
WITH nodes(p) AS chain, length(p) AS steps
WHERE steps <= $maxSteps
WITH collect(chain) AS chains
WITH chains, partiesOn(chains) AS parties, tiesAlong(chains) AS ties
WITH chains, parties, ties, [t IN ties WHERE NOT leads(t, $ties, $day)] AS ended
RETURN
  [chain IN chains | [n IN chain | n.id]] AS chains,
  [n IN parties | partyFields(n)] AS parties,
  [t IN ties WHERE NOT t IN ended | [startNode(t).id, endNode(t).id, tieFields(t)]] AS ties,
  apartAmong(parties, $apartDay) AS apart,
  [n IN parties WHERE NOT mayBeAsked(n, $date) | n.id] AS closed,
  [t IN ended | elementId(t)] AS ended
