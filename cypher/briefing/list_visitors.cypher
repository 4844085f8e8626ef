// Purpose: who was invited to a meeting, said they come, are there, or came to the evenings before
// Mode:    read
// Rows:    one
// Params:
//   meetingId: string    id of the meeting
//   eveningIds: list     ids of the evenings of its series that came before
//   day: string          the day on which somebody may be asked, as ISO text
// Returns:
//   people: list         lists of id, name where it may be seen, how far they are for this meeting (several when it was
//                        recorded more than once), may be asked, has left, ids of the evenings before to which they
//                        came, whether they ever came to the series before, ids of those at which they were missed
//                        by name
// Limits:  the visitors of nine evenings, 3,000 people
MATCH (meeting:Entity {id: $meetingId})
// On a small graph the planner would read everybody, and keep to it when the graph has grown.
USING INDEX SEEK meeting:Entity(id)
CALL (meeting) {
  MATCH (meeting)<-[attends:ATTENDS]-(person)
  RETURN person, attends.status AS status
  UNION
  UNWIND $eveningIds AS eveningId
  MATCH (evening:Entity {id: eveningId})<-[came:ATTENDS]-(person)
  USING INDEX SEEK evening:Entity(id)
  WHERE came.status = 'CAME'
  RETURN person, null AS status
}
WITH meeting, person, collect(status) AS statuses
WHERE seen(person, C)
WITH meeting, person, statuses, COLLECT {
  MATCH (person)-[visit:ATTENDS]->(evening)
  WHERE visit.status IN ['CAME', 'ABSENT'] AND evening.id IN $eveningIds
  RETURN DISTINCT [visit.status, evening.id]
} AS visits
WITH meeting, person, statuses,
  [visit IN visits WHERE visit[0] = 'CAME' | visit[1]] AS came,
  [visit IN visits WHERE visit[0] = 'ABSENT' | visit[1]] AS absent
ORDER BY size(statuses) > 0 DESC, size(came) DESC, person.id
LIMIT 3000
RETURN collect([
  person.id, CASE WHEN seen(person, A1) THEN person.name END, statuses,
  mayBeAsked(person, date($day)),
  coalesce(person.inactiveSince <= date($day), false),
  came,
  size(came) > 0 OR EXISTS {
    MATCH (person)-[visit:ATTENDS]->(earlier)
    WHERE visit.status = 'CAME' AND earlier.series = meeting.series AND earlier.startsAt < meeting.startsAt
  },
  absent
]) AS people
