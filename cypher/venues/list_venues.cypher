// Purpose: who runs these venues and has a seat there, where are they, and how many people come
// Mode:    read
// Rows:    one
// Params:
//   venueIds: list         the venues
//   after: string          the day before the period whose meetings count, as ISO text
//   day: string            today, as ISO text
// Returns:
//   venues: list           lists of venue id, latitude and longitude (null when not known), ids of the areas around it,
//                          ids of who runs it, ids of who has a seat there, visitors of each meeting held there
// Limits:  eight levels of areas; meetings whose headcount is known
UNWIND $venueIds AS venueId
MATCH (venue:Entity:Location {id: venueId})
RETURN collect([
  venueId,
  CASE WHEN venue.latitude IS NOT NULL AND venue.longitude IS NOT NULL THEN [venue.latitude, venue.longitude] END,
  COLLECT { MATCH (venue)-[:WITHIN*0..8]->(area:Location) RETURN DISTINCT area.id },
  COLLECT {
    MATCH (venue)<-[runs:RUNS]-(runner:Organisation)
    WHERE lasts(runs, $day)
    RETURN DISTINCT runner.id AS runnerId ORDER BY runnerId
  },
  COLLECT {
    MATCH (venue)<-[seat:BASED_AT]-(other:Organisation)
    WHERE lasts(seat, $day)
    RETURN DISTINCT other.id AS otherId ORDER BY otherId LIMIT 25
  },
  COLLECT {
    MATCH (venue)<-[:HELD_AT]-(meeting:Meeting)
    WHERE meeting.visitors IS NOT NULL AND date(meeting.startsAt) > date($after) AND date(meeting.startsAt) <= date($day)
    RETURN meeting.visitors
  }
]) AS venues
