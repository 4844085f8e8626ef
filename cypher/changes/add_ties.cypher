// Purpose: record new ties between entities that the change holds
// Mode:    write
// Rows:    one
// Params:
//   ties: list              maps of type, startId, endId and values
// Returns:
//   added: integer          how many were recorded
UNWIND $ties AS new
MATCH (first:Entity {id: new.startId})
MATCH (second:Entity {id: new.endId})
CREATE (first)-[tie:$(new.type)]->(second)
SET tie = new.values, tie.version = 1
RETURN count(*) AS added
