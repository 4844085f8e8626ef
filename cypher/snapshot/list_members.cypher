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
  WHERE holds(home, $day)
  RETURN person, 1 AS home
  UNION ALL
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[at:ACTIVE_IN]-(person:Person)
  WHERE holds(at, $day)
  RETURN person, 0 AS home
  UNION ALL
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[at:BASED_AT|ACTIVE_IN|RUNS]-(organisation:Organisation)
  WHERE holds(at, $day)
  WITH DISTINCT organisation
  MATCH (organisation)<-[own:AFFILIATED_WITH]-(person:Person)
  WHERE holds(own, $day)
    AND (belongsOpenly(own, organisation, $privateKinds) OR seen(person, D2))
  RETURN person, 0 AS home
}
WITH person, max(home) = 1 AS livesThere
// A resident is known by the home, not by a search among all residents: in a city those are a hundred thousand.
WHERE seen(person, C) AND (livesThere OR EXISTS {
  (person)-[tie:KNOWS]-(resident)-[home:LIVES_IN]->(place)
  WHERE place.id IN $placeIds
    AND holds(tie, $day)
    AND holds(home, $day)
    AND seen(resident, C)
})
RETURN collect([
  person.id,
  CASE WHEN seen(person, D2) THEN person.roles ELSE [role IN person.roles WHERE NOT role IN $privateRoles] END,
  person.mayBeAsked, toString(person.pausedUntil), toString(person.inactiveSince), livesThere
]) AS people
