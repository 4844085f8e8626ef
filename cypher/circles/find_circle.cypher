// Purpose: what sort of arrangement is this, and who takes part in it on a day
// Mode:    read
// Rows:    optional
// Params:
//   arrangementId: string  the circle
//   day: string            the day asked, as ISO text
//   privateRoles: list     roles shown only to those who may see support
// Returns:
//   kind: string           CIRCLE for a circle
//   members: list          lists of person id, name or null, part they play, since, roles
// Limits:  the people whom the viewer may see; those who have left are not among them
MATCH (circle:Entity&Arrangement {id: $arrangementId})
RETURN circle.kind AS kind, COLLECT {
  MATCH (circle)<-[part:TAKES_PART_IN]-(person:Person)
  WHERE holds(part, $day)
    AND seen(person, C)
  WITH person, part
  ORDER BY part.since, person.id
  RETURN [
    person.id, CASE WHEN seen(person, A1) THEN person.name END, part.role, part.since,
    CASE WHEN seen(person, D2) THEN person.roles ELSE [role IN person.roles WHERE NOT role IN $privateRoles] END
  ]
} AS members
