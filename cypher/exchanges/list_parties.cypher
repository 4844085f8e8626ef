// Purpose: who of an area may be brought together with others today
// Mode:    read
// Rows:    one
// Params:
//   places: list         ids of the area and all within it
//   around: list         ids of parties that count wherever they are
//   day: string          today, as ISO text
// Returns:
//   parties: list        ids of who lives, is based, is active or asks something there
// Limits:  outwards from the places
CALL () {
  UNWIND $places AS placeId
  MATCH (:Entity:Location {id: placeId})<-[at:ACTIVE_IN|BASED_AT|RUNS]-(party:Party)
  WHERE holds(at, $day)
  RETURN party
  UNION
  UNWIND $places AS placeId
  MATCH (:Entity:Location {id: placeId})<-[:LIVES_IN]-(party:Person)
  WHERE party.homeArea = placeId AND seen(party, A1)
  RETURN party
  UNION
  UNWIND $places AS placeId
  MATCH (:Entity:Location {id: placeId})<-[:CONCERNS]-(:Need {status: 'OPEN'})<-[:HAS_NEED]-(party:Party)
  RETURN party
  UNION
  UNWIND $around AS partyId
  MATCH (party:Entity:Party {id: partyId})
  RETURN party
}
WITH party
WHERE mayBeAsked(party, date($day))
RETURN collect(party.id) AS parties
