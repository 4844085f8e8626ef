// Purpose: what an area is called
// Mode:    read
// Rows:    optional
// Params:
//   areaId: string       id of the area
// Returns:
//   name: string
// Limits:  one, by its id
MATCH (area:Entity:Location {id: $areaId})
RETURN area.name AS name
