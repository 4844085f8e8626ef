// Purpose: which venues do these parties have, and which of these ids are venues
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       ids of the parties
//   venueIds: list       ids of venues where something is offered
//   day: string          today, as ISO text
// Returns:
//   known: list          those ids that are venues
//   own: list            lists of party id, id of a venue, whether the party runs it or else is based there; run first
// Limits:  100 parties
CALL () {
  UNWIND $venueIds AS venueId
  MATCH (venue:Entity:Location {id: venueId, kind: 'VENUE'})
  RETURN collect(venue.id) AS known
}
CALL () {
  UNWIND $partyIds AS partyId
  MATCH (:Entity:Party {id: partyId})-[at:RUNS|BASED_AT]->(venue:Location {kind: 'VENUE'})
  WHERE holds(at, $day)
  WITH partyId, venue, max(type(at)) = 'RUNS' AS runs ORDER BY partyId, runs DESC, venue.id
  RETURN collect([partyId, venue.id, runs]) AS own
}
RETURN known, own
