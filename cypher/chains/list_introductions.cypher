// Purpose: by which introductions do these people know each other
// Mode:    read
// Rows:    many
// Params:
//   pairs: list            lists of two ids
// Returns:
//   one: string            id of the one, as in the pair
//   other: string          id of the other
//   broker: string         who introduced them, null where the name may not be seen
//   madeOn: string         the day, as ISO text
//   reason: string         why these two should meet
// Limits:  200 pairs
UNWIND $pairs AS pair
MATCH (one:Entity {id: pair[0]})-[tie:KNOWS]-(other:Entity {id: pair[1]})
WHERE tie.origin IS NOT NULL AND seen(one, C) AND seen(other, C)
MATCH (introduction:Entity:Introduction {id: tie.origin})<-[:BROKERS]-(broker)
WHERE introduction.status = 'MADE' AND seenParty(broker, C)
  // What was entered by hand may be the introduction of others.
  AND NOT EXISTS { (introduction)-[:INTRODUCES]->(hidden:Person) WHERE NOT coalesce(seen(hidden, C), false) }
RETURN
  one.id AS one,
  other.id AS other,
  CASE WHEN seenParty(broker, A1) THEN broker.name END AS broker,
  toString(introduction.madeOn) AS madeOn,
  introduction.reason AS reason
ORDER BY one, other, introduction.id
LIMIT 200
