// Purpose: which organisations were where, and which meetings were held where, for statistics
// Mode:    read
// Rows:    one
// Returns:
//   organisations: list  lists of id, id of the place, since, until
//   meetings: list       lists of id of the place, day, headcount
// Limits:  all of them; organisations, places and meetings are public
RETURN
  COLLECT {
    MATCH (organisation:Organisation)-[at:BASED_AT|ACTIVE_IN|RUNS]->(place:Location)
    RETURN [organisation.id, place.id, at.since, at.until]
  } AS organisations,
  COLLECT {
    MATCH (meeting:Meeting)
    CALL (meeting) {
      MATCH (meeting)-[:HELD_AT]->(place:Location)
      RETURN place ORDER BY place.id LIMIT 1
    }
    RETURN [place.id, toString(date(meeting.startsAt)), meeting.visitors]
  } AS meetings
