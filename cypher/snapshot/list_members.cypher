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
// Limits:  inwards from those active there: their ties are few beside those of all residents
CALL () {
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[home:LIVES_IN]-(person:Person)
  WHERE (home.since IS NULL OR home.since <= $day)
    AND (home.until IS NULL OR home.until > $day OR ($day STARTS WITH home.until AND home.until <> $day))
  RETURN person, 1 AS home
  UNION ALL
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[at:ACTIVE_IN]-(person:Person)
  WHERE (at.since IS NULL OR at.since <= $day)
    AND (at.until IS NULL OR at.until > $day OR ($day STARTS WITH at.until AND at.until <> $day))
  RETURN person, 0 AS home
  UNION ALL
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[at:BASED_AT|ACTIVE_IN|RUNS]-(organisation:Organisation)
  WHERE (at.since IS NULL OR at.since <= $day)
    AND (at.until IS NULL OR at.until > $day OR ($day STARTS WITH at.until AND at.until <> $day))
  WITH DISTINCT organisation
  MATCH (organisation)<-[own:AFFILIATED_WITH]-(person:Person)
  WHERE (own.since IS NULL OR own.since <= $day)
    AND (own.until IS NULL OR own.until > $day OR ($day STARTS WITH own.until AND own.until <> $day))
    AND (own.level IS NOT NULL OR NOT organisation.kind IN $privateKinds OR seen(person, D2))
  RETURN person, 0 AS home
}
WITH person, max(home) = 1 AS livesThere
// A resident is known by the home, not by a search among all residents: in a city those are a hundred thousand.
WHERE seen(person, C) AND (livesThere OR EXISTS {
  (person)-[tie:KNOWS]-(resident)-[home:LIVES_IN]->(place)
  WHERE place.id IN $placeIds
    AND (tie.since IS NULL OR tie.since <= $day)
    AND (tie.until IS NULL OR tie.until > $day OR ($day STARTS WITH tie.until AND tie.until <> $day))
    AND (home.since IS NULL OR home.since <= $day)
    AND (home.until IS NULL OR home.until > $day OR ($day STARTS WITH home.until AND home.until <> $day))
    AND seen(resident, C)
})
RETURN collect([
  person.id,
  CASE WHEN seen(person, D2) THEN person.roles ELSE [role IN person.roles WHERE NOT role IN $privateRoles] END,
  person.mayBeAsked, toString(person.pausedUntil), toString(person.inactiveSince), livesThere
]) AS people
