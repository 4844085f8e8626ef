// Purpose: which chains begin with somebody else, are one step longer, and pass nobody else who is tied to who asks
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
//   apartDay: string       people are kept apart unless that ended by this day
//   rows: integer          the most chains to look at
//   length: integer        the steps of the shortest chain
// Returns:
//   chains: list           the ids of the parties of each chain, in order
//   parties: list          who stands on them, each once: id, whether it is a person, the name where it may be seen
//   ties: list             what ties them, each once: the ids of both, and the fields in the order of
//                          graph/chains/ties.py
//   apart: list            pairs of ids of those among them who are kept apart
// Limits:  nine steps; the hundred strongest first ties; $rows chains, the first that are found
MATCH (a:Entity {id: $fromId})
WHERE coalesce(seenParty(a, C), false)
MATCH (b:Entity {id: $toId})
WHERE coalesce(seenParty(b, C), false)
OPTIONAL MATCH (y:Entity)
WHERE y.id IN $avoiding
WITH a, b, collect(y) + [a] AS without
MATCH (a)-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(x)
WHERE x <> b AND NOT x IN without AND leads(t, $ties, $day)
  // Spares most vain searches; the rule itself is tested below, on all of the path.
  AND mayBeAsked(x, $date) AND ($throughHubs OR NOT isHub(x, $hubSize, $day))
// The strongest ties first; who is tied twice is tried once.
WITH a, b, without, x, max(coalesce(t.strength, 0)) AS strength
ORDER BY strength DESC, x.id
WITH a, b, without, collect(x) AS near
UNWIND near[..100] AS x
CALL (b, without, near, x) {
  MATCH p = shortestPath((x)-[:KNOWS|AFFILIATED_WITH|COOPERATES_WITH*0..8]-(b))
  WHERE all(t IN relationships(p) WHERE type(t) IN $ties)
    AND all(n IN nodes(p) WHERE CASE
      WHEN n IN near AND n <> x THEN false
      ELSE mayMeet(n, b, b, without, $throughHubs, $hubSize, $day)
    END)
  RETURN p
}
WITH a, p
WHERE length(p) = $length
  AND all(t IN relationships(p) WHERE leads(t, $ties, $day))
  AND all(n IN nodes(p)[..-1] WHERE mayBeAsked(n, $date))
WITH [a] + nodes(p) AS chain
LIMIT $rows
WITH collect(chain) AS chains
WITH chains, partiesOn(chains) AS parties, tiesAlong(chains) AS ties
RETURN
  [chain IN chains | [n IN chain | n.id]] AS chains,
  [n IN parties | partyFields(n)] AS parties,
  [t IN ties WHERE leads(t, $ties, $day) | [startNode(t).id, endNode(t).id, tieFields(t)]] AS ties,
  apartAmong(parties, $apartDay) AS apart
