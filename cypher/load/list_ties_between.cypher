// Purpose: which ties of a type are stored between these pairs of entities
// Mode:    read
// Rows:    one
// Params:
//   type: string            of the ties
//   pairs: list             at most 10,000 pairs of ids, from and to
// Returns:
//   found: list             lists of the place of the pair and all properties of the tie
// Limits:  unique index on Entity(id); from there the end with fewer ties
UNWIND range(0, size($pairs) - 1) AS pair
MATCH (start:Entity {id: $pairs[pair][0]})
MATCH (end:Entity {id: $pairs[pair][1]})
MATCH (start)-[tie:$($type)]->(end)
RETURN collect([pair, properties(tie)]) AS found
