// Purpose: which places there are, and in what each lies
// Mode:    read
// Rows:    one
// Returns:
//   places: list         lists of id, name, kind, official code, its year, ids of the areas in which it lies
// Limits:  all of them; places are public
MATCH (place:Location)
RETURN collect([
  place.id, place.name, place.kind, place.code, place.codeYear,
  COLLECT { MATCH (place)-[:WITHIN]->(around:Location) WHERE around.kind <> 'VENUE' RETURN around.id }
]) AS places
