// Purpose: what are these parties and places called
// Mode:    read
// Rows:    one
// Params:
//   ids: list            ids of parties and places
// Returns:
//   names: list          lists of id and name, null where the name may not be seen
// Limits:  outwards from the ids
UNWIND $ids AS id
MATCH (entity:Entity {id: id} WHERE entity:Party OR entity:Location)
RETURN collect([id, CASE WHEN seenParty(entity, A1) THEN entity.name END]) AS names
