// Purpose: which series of evenings are going on, and what were their last evenings
// Mode:    read
// Rows:    one
// Params:
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
//   after: string        a series whose last evening lies before this day is over, as ISO text
//   evenings: integer    how many evenings to look back
// Returns:
//   series: list         lists of the ids of the evenings, the latest first, of their days, and of how many who came
//                        to each were not named, null where nobody counted who came
// Limits:  50 series, by the id of their last evening; only evenings of which somebody recorded who came
MATCH (meeting:Meeting)
WHERE meeting.series IS NOT NULL AND toString(date(meeting.startsAt)) <= $day
  AND EXISTS { (meeting)<-[visit:ATTENDS]-() WHERE visit.status = 'CAME' }
  AND ($places IS NULL OR EXISTS { (meeting)-[:HELD_AT]->(place) WHERE place.id IN $places })
WITH meeting ORDER BY meeting.startsAt DESC, meeting.id
WITH meeting.series AS series, collect(meeting)[..$evenings] AS evenings
WHERE toString(date(evenings[0].startsAt)) >= $after
WITH evenings ORDER BY evenings[0].id LIMIT 50
RETURN collect([
  [each IN evenings | each.id], [each IN evenings | toString(date(each.startsAt))], notNamed(evenings)
]) AS series
