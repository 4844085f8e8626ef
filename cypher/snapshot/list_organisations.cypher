// Purpose: which organisations are based or active in an area on a day
// Mode:    read
// Rows:    one
// Params:
//   placeIds: list       the area and every place within it
//   day: string          the day asked, as ISO text
// Returns:
//   organisations: list  their ids
// Limits:  outwards from the places of the area
UNWIND $placeIds AS placeId
MATCH (:Entity:Location {id: placeId})<-[at:BASED_AT|ACTIVE_IN|RUNS]-(organisation:Organisation)
WHERE holds(at, $day)
RETURN collect(DISTINCT organisation.id) AS organisations
