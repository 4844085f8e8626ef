// Purpose: what everybody is called, and by what else two records of one person could be told
// Mode:    read
// Rows:    one
// Returns:
//   people: list           lists of id, name as sorted, nicknames, e-mail, telephone, postcode, home
// Limits:  everybody whose name the viewer may see; contact details only where those may be seen too
MATCH (person:Person)
WHERE seen(person, A1)
WITH person, coalesce(seen(person, A2), false) AS isKnown
RETURN collect([
  person.id, person.sortName,
  CASE WHEN isKnown THEN person.nicknames END,
  CASE WHEN isKnown THEN person.email END,
  CASE WHEN isKnown THEN person.phone END,
  CASE WHEN isKnown THEN person.postcode END,
  person.homeArea
]) AS people
