// Purpose: where does this party or place stand, so that closeness and distance can be told
// Mode:    read
// Rows:    optional
// Params:
//   originId: string     id of a party or a location
//   day: string          today, as ISO text
// Returns:
//   id: string           its id
//   isParty: boolean     whether it is a person or an organisation
//   mayPropose: boolean  whether it may be proposed to others today
//   apart: list          ids of the people it must be kept apart from; obeyed, never shown
//   load: integer        questions and introductions open for it
//   spot: list           latitude and longitude of the place, or of where the organisation is, null when not known
//   postcode: string     the four digits of a person's postcode, null when not known or not seen
//   area: string         id of the area a person lives in, null when not known or not seen
//   languages: list      languages of a person as written, none of an organisation, null for a place or when not seen
MATCH (origin:Entity {id: $originId})
WHERE origin:Location OR origin:Organisation
  OR (origin:Person AND (seen(origin, A1) OR seen(origin, B) OR seen(origin, C) OR seen(origin, D1)))
RETURN
  origin.id AS id,
  origin:Party AS isParty,
  mayBeAsked(origin, date($day)) AS mayPropose,
  COLLECT {
    MATCH (origin)-[apart:KEEP_APART]-(other:Person)
    WHERE lasts(apart, $day)
    RETURN DISTINCT other.id AS id ORDER BY id
  } AS apart,
  COUNT {
    MATCH (origin)-[tie:ANSWERS|BROKERS]->(task:Need|Introduction)
    WHERE lasts(tie, $day) AND isLoad(tie, task, origin)
  } AS load,
  head(CASE WHEN origin.latitude IS NULL OR origin.longitude IS NULL THEN COLLECT {
    MATCH (origin)-[at:BASED_AT|RUNS]->(place:Location)
    WHERE place.latitude IS NOT NULL AND place.longitude IS NOT NULL
      AND lasts(at, $day)
    RETURN [place.latitude, place.longitude] ORDER BY place.id LIMIT 1
  } ELSE [[origin.latitude, origin.longitude]] END) AS spot,
  CASE WHEN origin:Person AND seen(origin, A2) THEN left(origin.postcode, 4) END AS postcode,
  CASE WHEN origin:Person AND seen(origin, A1) THEN origin.homeArea END AS area,
  CASE WHEN origin:Organisation THEN [] WHEN origin:Person AND seen(origin, A1) THEN coalesce(origin.languages, [])
    END AS languages
