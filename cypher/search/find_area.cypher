// Purpose: which places lie within this area
// Mode:    read
// Rows:    optional
// Params:
//   areaId: string       id of the area
// Returns:
//   kind: string         what sort of location it is
//   places: list         its own id and those of all places within it
// Limits:  eight levels of areas, 20,000 places
MATCH (area:Entity:Location {id: $areaId})
RETURN area.kind AS kind, COLLECT {
  MATCH (area)<-[:WITHIN*0..8]-(place:Location)
  RETURN DISTINCT place.id AS placeId
  ORDER BY placeId
  LIMIT 20000
} AS places
