// Purpose: record new ties of one type
// Mode:    write
// Rows:    one
// Params:
//   type: string            of the ties
//   ties: list              lists of start id, end id and properties
// Returns:
//   added: integer          fewer than given when an end is gone meanwhile
// Limits:  unique index on Entity(id)
UNWIND $ties AS new
MATCH (start:Entity {id: new[0]})
MATCH (end:Entity {id: new[1]})
CREATE (start)-[tie:$($type)]->(end)
SET tie = new[2]
RETURN count(*) AS added
