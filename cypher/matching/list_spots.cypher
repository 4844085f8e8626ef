// Purpose: where do these parties stand, so that distances can be told
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       ids of parties
//   venueIds: list       ids of venues where something is offered
//   day: string          today, as ISO text
// Returns:
//   spots: list          lists of id, latitude and longitude (of the venue, or of where the organisation is), the four
//                        digits of a person's postcode, id of the area the person lives in, the languages they speak
// Limits:  1,000 ids
UNWIND $partyIds + $venueIds AS id
MATCH (entity:Entity {id: id})
WHERE entity:Party OR entity:Location
RETURN collect([
  id,
  CASE
    WHEN entity.latitude IS NOT NULL AND entity.longitude IS NOT NULL THEN [entity.latitude, entity.longitude]
    WHEN entity:Organisation THEN head(COLLECT {
      MATCH (entity)-[at:BASED_AT|RUNS]->(place:Location)
      WHERE place.latitude IS NOT NULL AND place.longitude IS NOT NULL
        AND lasts(at, $day)
      RETURN [place.latitude, place.longitude] ORDER BY place.id LIMIT 1
    })
  END,
  CASE WHEN entity:Person AND seen(entity, A2) THEN left(entity.postcode, 4) END,
  CASE WHEN entity:Person AND seen(entity, A1) THEN entity.homeArea END,
  CASE WHEN entity:Person AND seen(entity, A1) THEN entity.languages END
]) AS spots
