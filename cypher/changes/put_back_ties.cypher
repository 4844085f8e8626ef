// Purpose: give back the ties that a merge moved, each with the version that it has now and one more
// Mode:    write
// Rows:    none
// Params:
//   ties: list              maps of type, startId, endId and values
UNWIND $ties AS back
MATCH (start:Entity {id: back.startId})
MATCH (end:Entity {id: back.endId})
CREATE (start)-[tie:$(back.type)]->(end)
SET tie = back.values
SET tie.version = back.values.version + 1
