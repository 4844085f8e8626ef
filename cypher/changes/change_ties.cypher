// Purpose: change several ties of one type, whose ends the change holds
// Mode:    write
// Rows:    one
// Params:
//   type: string            of the ties
//   changes: list           maps of startId, endId, id and values (null for a property that goes)
// Returns:
//   changed: integer        how many were changed
UNWIND $changes AS each
MATCH (first:Entity {id: each.startId})-[tie:$($type)]->(second)
// On a small graph the planner would read everything, and keep to it when the graph has grown.
USING INDEX SEEK first:Entity(id)
WHERE second.id = each.endId AND tie.id = each.id
SET tie += each.values, tie.version = tie.version + 1
RETURN count(*) AS changed
