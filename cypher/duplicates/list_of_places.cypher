// Purpose: who lives or is active in these places
// Mode:    read
// Rows:    one
// Params:
//   placeIds: list         an area and every place within it
//   day: string            the day asked, as ISO text
// Returns:
//   people: list           their ids
// Limits:  inwards from the places
UNWIND $placeIds AS placeId
MATCH (:Entity&Location {id: placeId})<-[at:LIVES_IN|ACTIVE_IN]-(person:Person)
WHERE holds(at, $day)
  AND seen(person, A1)
RETURN collect(DISTINCT person.id) AS people
