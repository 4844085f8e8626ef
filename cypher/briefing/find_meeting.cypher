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
//   hosts: list          lists of id and name, where it may be seen, of the people who host it
//   evenings: list       ids of the earlier evenings of which somebody recorded who came, the latest first
//   days: list           the days of these evenings, as ISO text
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
    WHERE at.until IS NULL OR at.until > $day OR ($day STARTS WITH at.until AND at.until <> $day)
    MATCH path = (place)-[:WITHIN*0..8]->(around)
    WHERE around.kind <> 'VENUE'
    RETURN around.id
    ORDER BY length(path), around.id
    LIMIT 1
  }) AS area,
  COLLECT {
    MATCH (host)-[hosts:HOSTS]->(meeting)
    WHERE host:Person AND seen(host, C)
      AND (hosts.until IS NULL OR hosts.until > $day OR ($day STARTS WITH hosts.until AND hosts.until <> $day))
    WITH DISTINCT host ORDER BY host.id LIMIT 20
    RETURN [host.id, CASE WHEN seen(host, A1) THEN host.name END]
  } AS hosts,
  [each IN earlier | each.id] AS evenings,
  [each IN earlier | toString(date(each.startsAt))] AS days
