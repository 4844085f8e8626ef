// Purpose: which places lie in the largest areas around these parties or places
// Mode:    read
// Rows:    one
// Params:
//   originIds: list      the parties or places
//   day: string          today, as ISO text
// Returns:
//   places: list         ids of those areas and of all places within them
// Limits:  eight levels of areas, 20,000 places
CALL () {
  UNWIND $originIds AS originId
  MATCH (origin:Entity {id: originId})-[ties:ACTIVE_IN|BASED_AT|RUNS|LIVES_IN]->{0,1}(place:Location)
  WHERE seenParty(origin, A1) AND all(at IN ties
    WHERE lasts(at, $day))
  MATCH (place)-[:WITHIN*0..8]->(top:Location)
  WHERE NOT EXISTS { (top)-[:WITHIN]->(:Location) }
  RETURN collect(DISTINCT top) AS tops
}
RETURN COLLECT {
  UNWIND tops AS top
  MATCH (top)<-[:WITHIN*0..8]-(place:Location)
  RETURN DISTINCT place.id AS placeId
  ORDER BY placeId
  LIMIT 20000
} AS places
