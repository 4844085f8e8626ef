// Purpose: which meeting is it, and which evenings of its series came before
// Mode:    read
// Rows:    optional
// Params:
//   meetingId: string    id of the meeting
//   day: string          today, as ISO text
//   evenings: integer    how many earlier evenings to look back
// Returns:
//   id: string           its id
//   heldOn: string       the day of the meeting, as ISO text
//   area: string         id of the smallest area in which it is held, null when not known
//   hosts: list          lists of id, name where it may be seen, and whether they host it in person, of those who host
//                        it and of those who act for an organisation that does
//   evenings: list       ids of the earlier evenings of which somebody recorded who came, the latest first
//   days: list           the days of these evenings, as ISO text
//   notNamed: list       how many who came to each were not named, null where nobody counted who came
// Limits:  the meetings of one series, by its index; eight levels of areas
MATCH (meeting:Entity:Meeting {id: $meetingId})
WITH meeting, COLLECT {
  MATCH (earlier:Meeting {series: meeting.series})
  WHERE earlier.startsAt < meeting.startsAt AND toString(date(earlier.startsAt)) <= $day
    // An evening of which nobody wrote down who came says nothing about who stayed away.
    AND EXISTS { (earlier)<-[visit:ATTENDS]-() WHERE visit.status = 'CAME' }
  RETURN earlier
  ORDER BY earlier.startsAt DESC, earlier.id
  LIMIT $evenings
} AS earlier
RETURN
  meeting.id AS id,
  toString(date(meeting.startsAt)) AS heldOn,
  head(COLLECT {
    MATCH (meeting)-[at:HELD_AT]->(place)
    WHERE lasts(at, $day)
    MATCH path = (place)-[:WITHIN*0..8]->(around)
    WHERE around.kind <> 'VENUE'
    RETURN around.id
    ORDER BY length(path), around.id
    LIMIT 1
  }) AS area,
  COLLECT {
    MATCH (host)-[hosts:HOSTS]->(meeting)
    WHERE lasts(hosts, $day)
    CALL (host) {
      WITH host WHERE host:Person
      RETURN host AS person, true AS isInPerson
      UNION
      MATCH (host)<-[acts:AFFILIATED_WITH]-(staff)
      WHERE acts.level IS NOT NULL AND lasts(acts, $day)
      RETURN staff AS person, false AS isInPerson
    }
    WITH person, max(toInteger(isInPerson)) = 1 AS isInPerson
    WHERE seen(person, C)
    WITH person, isInPerson ORDER BY isInPerson DESC, person.id LIMIT 100
    RETURN [person.id, CASE WHEN seen(person, A1) THEN person.name END, isInPerson]
  } AS hosts,
  [each IN earlier | each.id] AS evenings,
  [each IN earlier | toString(date(each.startsAt))] AS days,
  notNamed(earlier) AS notNamed
