// Purpose: is there such a person, and may the viewer see what care and family stands around them
// Mode:    read
// Rows:    optional
// Params:
//   personId: string       in the middle
// Returns:
//   name: string           null where it may not be seen
//   isShown: boolean       whether ties of support may be seen
// Limits:  one person by the constraint on ids
MATCH (person:Entity&Person {id: $personId})
WHERE seen(person, A1) OR seen(person, D2)
RETURN
  CASE WHEN seen(person, A1) THEN person.name END AS name,
  coalesce(seen(person, D2) AND seen(person, C), false) AS isShown
