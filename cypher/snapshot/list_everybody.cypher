// Purpose: who belongs to the network of all areas together
// Mode:    read
// Rows:    one
// Params:
//   privateRoles: list   roles shown only to those who may see support
// Returns:
//   people: list         lists of id, roles, may be asked, paused until, inactive since, lives there
// Limits:  everybody whom the viewer may see
MATCH (person:Person)
WHERE seen(person, C)
RETURN collect([
  person.id,
  CASE WHEN seen(person, D2) THEN person.roles ELSE [role IN person.roles WHERE NOT role IN $privateRoles] END,
  person.mayBeAsked, toString(person.pausedUntil), toString(person.inactiveSince), true
]) AS people
