// Purpose: which chains have the fewest steps, looked for where chains are likely
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
//   rows: integer          the most chains to look at
// Returns:
//   chains: list           those in whose way nothing stands: lists of parties (id, whether it is a person, the name
//                          where it may be seen), for each step its ties (the fields in the order of
//                          graph/chains/ties.py), whether two are kept apart
//   closed: list           for each chain looked at, ids of its parties that may not be stepping stones
//   ended: list            for each chain looked at, element ids of its ties that may not be used
// Limits:  eight steps; $rows chains; half the time of trace_equal_chains, because what takes many reads is tested on the
//          chains that were found only, not on all that the walk comes by
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
MATCH p = allShortestPaths((a)-[:KNOWS|AFFILIATED_WITH|COOPERATES_WITH*0..8]-(b))
WHERE all(t IN relationships(p) WHERE type(t) IN $ties AND NOT t IN leftOut)
  AND all(n IN nodes(p) WHERE CASE
    WHEN NOT coalesce(seenParty(n, C), false) THEN false
    WHEN n = a OR n = b THEN true
    WHEN n IN avoided THEN false
    ELSE $throughHubs OR NOT isHub(n, $hubSize, $day)
  END)
WITH p LIMIT $rows
// A test on the length beside the pattern would make the planner search all paths.
WITH nodes(p) AS parties, relationships(p) AS ties
WHERE size(ties) <= $maxSteps
WITH
  parties, ties,
  [n IN parties[1..-1] WHERE NOT mayPass(n, $date) | n.id] AS closed,
  [t IN ties WHERE NOT leads(t, $ties, $day) | elementId(t)] AS ended
WITH
  closed, ended,
  CASE WHEN size(closed) + size(ended) = 0 THEN [
    [n IN parties | [n.id, n:Person, CASE WHEN seenParty(n, A1) THEN n.name END]],
    [t IN ties | [[type(t), t.strength, toString(t.lastContact), toString(t.confirmedOn), t.knownBy,
      t.why, t.kind, t.role, t.level, t.summary, t.origin]]],
    EXISTS {
      UNWIND parties AS one
      MATCH (one)-[apart:KEEP_APART]-(other)
      WHERE other IN parties AND lasts(apart, $apartDay)
    }
  ] END AS chain
RETURN collect(chain) AS chains, collect(closed) AS closed, collect(ended) AS ended
