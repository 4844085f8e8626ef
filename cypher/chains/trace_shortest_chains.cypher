// Purpose: which chains have the fewest steps, and which the fewest of those that begin with somebody else
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
//   rows: integer          the most chains to look at, of either sort
//   count: integer         how many are wanted
//   mostTies: integer      a network of more ties is large
//   isThorough: boolean    whether to test on the way what takes many reads: else it is told of what was found
//   testsTies: boolean     whether the first walk tests ties: when thorough, some are left out or not all kinds may be used
// Returns:
//   chains: list           the ids of the parties of each chain with the fewest steps that was looked at, in order
//   parties: list          who stands on them, once for each sort: id, whether it is a person, the name where it may be
//                          seen
//   ties: list             what ties them, once for each sort: the ids of both, and the fields in the order of
//                          graph/chains/ties.py
//   apart: list            pairs of ids of those among them who are kept apart
//   closed: list           ids of those who may not be stepping stones
//   ended: list            element ids of the ties that lead nowhere that day; they are not among the ties
//   around: list           in the same form the shortest that begin with somebody else than these: where all usable ones
//                          begin with the same stepping stone or are one step, or are too few in a large network; else
//                          null
//   isLarge: boolean       whether the network is large
// Limits:  eight steps; $rows chains of either sort; what is not tested on the way halves the time of a walk
OPTIONAL MATCH (a:Entity {id: $fromId})
WHERE coalesce(seenParty(a, C), false)
// Optional, so that there is a row where there is no such party.
OPTIONAL MATCH (b:Entity {id: $toId})
WHERE coalesce(seenParty(b, C), false)
OPTIONAL MATCH (x:Entity WHERE x.id IN $avoiding)
WITH a, b, collect(x) AS avoided
OPTIONAL MATCH ()-[u WHERE elementId(u) IN $leavingOut]->()
WITH a, b, avoided, collect(u) AS leftOut
CALL (a, b, avoided, leftOut) {
  // CASE keeps each rule in one piece, which the planner would otherwise multiply out.
  MATCH p = allShortestPaths((a)-[:KNOWS|AFFILIATED_WITH|COOPERATES_WITH*0..8]-(b))
  WHERE all(t IN relationships(p) WHERE
      CASE WHEN $testsTies THEN mayLead(t, leftOut, $isThorough, $ties, $day) ELSE true END)
    AND all(n IN nodes(p) WHERE mayPass(n, a, b, avoided, $throughHubs, $hubSize, $day, $isThorough, $date))
  WITH p LIMIT $rows
  // A test on the length beside the pattern would make the planner search all paths.
  WITH p
  WHERE length(p) <= $maxSteps
  RETURN collect(p) AS paths
}
WITH *, [p IN paths | nodes(p)] AS chains
WITH *, partiesOn(chains) AS parties, tiesOn(paths, chains, $rows) AS ties
WITH *, [n IN parties WHERE NOT mayBeAsked(n, $date)] AS closed, [t IN ties WHERE NOT leads(t, $ties, $day)] AS ended
WITH *, [p IN paths WHERE none(n IN nodes(p)[1..-1] WHERE n IN closed) AND none(t IN relationships(p) WHERE t IN ended)
  | nodes(p)] AS usable
// The database knows these numbers.
WITH *, COUNT { ()-[:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]->() } > $mostTies AS isLarge
// With whom they begin, and the ties of a chain of one step: what the second walk does without.
WITH *, COLLECT { UNWIND usable AS chain WITH chain WHERE size(chain) > 2 RETURN DISTINCT chain[1] } AS stones,
  [t IN ties WHERE size(usable[0]) = 2] AS direct
WITH *, CASE
  WHEN size(usable) = 0 THEN false
  ELSE size(stones) < 2 OR isLarge AND COUNT { UNWIND usable AS chain RETURN DISTINCT chain } < $count
END AS goesAround
CALL (a, b, avoided, leftOut, closed, ended, stones, direct, goesAround) {
  WITH a, b, avoided + closed + stones AS without, leftOut + ended + direct AS barred, goesAround AS goes
  WHERE goes
  MATCH p = allShortestPaths((a)-[:KNOWS|AFFILIATED_WITH|COOPERATES_WITH*0..8]-(b))
  WHERE all(t IN relationships(p) WHERE mayLead(t, barred, $isThorough, $ties, $day))
    AND all(n IN nodes(p) WHERE mayPass(n, a, b, without, $throughHubs, $hubSize, $day, $isThorough, $date))
  WITH p LIMIT $rows
  WITH p
  WHERE length(p) <= $maxSteps
  RETURN collect(p) AS pathsAround
}
WITH *, [p IN pathsAround | nodes(p)] AS around
WITH *, partiesOn(around) AS partiesAround, tiesOn(pathsAround, around, $rows) AS tiesAround
WITH chains, around, goesAround, isLarge, parties + partiesAround AS parties, ties + tiesAround AS ties,
  closed + [n IN partiesAround WHERE NOT mayBeAsked(n, $date)] AS closed,
  ended + [t IN tiesAround WHERE NOT leads(t, $ties, $day)] AS ended
RETURN
  [chain IN chains | [n IN chain | n.id]] AS chains,
  [n IN parties | partyFields(n)] AS parties,
  [t IN ties WHERE NOT t IN ended | [startNode(t).id, endNode(t).id, tieFields(t)]] AS ties,
  apartAmong(parties, $apartDay) AS apart,
  [n IN closed | n.id] AS closed,
  [t IN ended | elementId(t)] AS ended,
  CASE WHEN goesAround THEN [chain IN around | [n IN chain | n.id]] END AS around,
  isLarge
