// Purpose: who or what has these ids, and is any tie of theirs known
// Mode:    read
// Rows:    many
// Params:
//   ids: list              the ids that were given
//   ties: list             the kinds of ties that may be used
//   day: string            the day on which ties hold, as ISO text
//   date: date             the same day
// Returns:
//   id: string             its id
//   label: string          what sort of thing it is
//   name: string           its name where it may be seen
//   mayPass: boolean       whether it may be a stepping stone, its size left aside
//   hasTies: boolean       whether a tie of these kinds is known that may be seen
// Limits:  100 ids; things that are hidden with somebody are left out
MATCH (n:Entity)
WHERE n.id IN $ids
  AND (n:Party OR n:Location OR n:Talent OR n:Meeting OR n:Arrangement OR n:Goal)
  AND seenParty(n, C)
RETURN
  n.id AS id,
  head([label IN labels(n) WHERE NOT label IN ['Entity', 'Party']]) AS label,
  CASE WHEN seenParty(n, A1) THEN n.name END AS name,
  mayBeAsked(n, $date) AS mayPass,
  EXISTS {
    MATCH (n)-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(other)
    WHERE seenParty(other, C) AND leads(t, $ties, $day)
  } AS hasTies
ORDER BY id
LIMIT 100
