// Purpose: which ties of a type are stored between these pairs of entities
// Mode:    read
// Rows:    many
// Params:
//   type: string            of the ties
//   pairs: list             at most 10,000 pairs of ids, from and to
// Returns:
//   pair: integer           place of the pair in the list
//   facts: map              all properties of the tie
// Limits:  unique index on Entity(id); from there the end with fewer ties; 100,000 rows
UNWIND range(0, size($pairs) - 1) AS pair
MATCH (start:Entity {id: $pairs[pair][0]})
MATCH (end:Entity {id: $pairs[pair][1]})
MATCH (start)-[tie:$($type)]->(end)
RETURN pair, properties(tie) AS facts
ORDER BY pair, facts.id
LIMIT 100000
