// Purpose: who belongs to the network of an area on a day
// Mode:    read
// Rows:    one
// Params:
//   placeIds: list       the area and every place within it
//   day: string          the day asked, as ISO text
//   privateRoles: list   roles shown only to those who may see support
//   privateKinds: list   kinds of organisations whose members are known only to those who may see support
// Returns:
//   people: list         lists of id, roles, may be asked, paused until, inactive since, lives there
// Limits:  outwards from the residents: only people whom one of them knows are looked at
CALL () {
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[home:LIVES_IN]-(resident:Person)
  WHERE (home.since IS NULL OR home.since <= $day)
    AND (home.until IS NULL OR home.until > $day OR ($day STARTS WITH home.until AND home.until <> $day))
    AND seen(resident, C)
  RETURN collect(DISTINCT resident) AS residents
}
CALL (residents) {
  UNWIND residents AS resident
  MATCH (resident)-[tie:KNOWS]-(other:Person)
  WHERE NOT other IN residents AND seen(other, C)
    AND (tie.since IS NULL OR tie.since <= $day)
    AND (tie.until IS NULL OR tie.until > $day OR ($day STARTS WITH tie.until AND tie.until <> $day))
  WITH DISTINCT other
  WHERE EXISTS {
    (other)-[at:ACTIVE_IN]->(place)
    WHERE place.id IN $placeIds AND (at.since IS NULL OR at.since <= $day)
      AND (at.until IS NULL OR at.until > $day OR ($day STARTS WITH at.until AND at.until <> $day))
  } OR EXISTS {
    (other)-[own:AFFILIATED_WITH]->(organisation)-[at:BASED_AT|ACTIVE_IN|RUNS]->(place)
    WHERE place.id IN $placeIds AND (own.since IS NULL OR own.since <= $day) AND (at.since IS NULL OR at.since <= $day)
      AND (own.until IS NULL OR own.until > $day OR ($day STARTS WITH own.until AND own.until <> $day))
      AND (at.until IS NULL OR at.until > $day OR ($day STARTS WITH at.until AND at.until <> $day))
      AND (own.level IS NOT NULL OR NOT organisation.kind IN $privateKinds OR seen(other, D2))
  }
  RETURN collect(other) AS others
}
UNWIND residents + others AS person
RETURN collect([
  person.id,
  CASE WHEN seen(person, D2) THEN person.roles ELSE [role IN person.roles WHERE NOT role IN $privateRoles] END,
  person.mayBeAsked, toString(person.pausedUntil), toString(person.inactiveSince), person IN residents
]) AS people
