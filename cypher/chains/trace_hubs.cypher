// Purpose: which organisations that are too large to introduce people would have made a chain shorter
// Mode:    read
// Rows:    many
// Params:
//   fromId: string         who asks
//   toId: string           who is to be reached
//   ties: list             the kinds of ties that may be used
//   day: string            the day on which ties hold, as ISO text
//   date: date             the same day
//   avoiding: list         ids that may not be stepping stones
//   hubSize: integer       how many affiliated people make an organisation large
//   length: integer        only chains with fewer steps count
//   apartDay: string       people are kept apart unless that ended by this day
//   rows: integer          the most chains to look at
// Returns:
//   id: string             its id
//   name: string           its name
// Limits:  eight steps; $rows chains; ten organisations
MATCH (a:Entity {id: $fromId})
WHERE coalesce(seenParty(a, C), false)
MATCH (b:Entity {id: $toId})
WHERE coalesce(seenParty(b, C), false)
// CASE keeps each rule in one piece, which the planner would otherwise multiply out.
MATCH p = allShortestPaths((a)-[:KNOWS|AFFILIATED_WITH|COOPERATES_WITH*0..8]-(b))
WHERE all(t IN relationships(p) WHERE leads(t, $ties, $day))
  AND all(n IN nodes(p) WHERE CASE
    WHEN NOT coalesce(seenParty(n, C), false) THEN false
    WHEN n = a OR n = b THEN true
    WHEN n.id IN $avoiding OR NOT mayBeAsked(n, $date) THEN false
    ELSE true
  END)
WITH p LIMIT $rows
WITH nodes(p) AS parties, length(p) AS steps
WHERE steps < $length AND NOT EXISTS {
  UNWIND parties AS one
  MATCH (one)-[apart:KEEP_APART]-(other)
  WHERE other IN parties AND lasts(apart, $apartDay)
}
UNWIND parties[1..-1] AS n
WITH DISTINCT n
WHERE isHub(n, $hubSize, $day)
RETURN n.id AS id, n.name AS name
ORDER BY id
LIMIT 10
