// Purpose: which organisations are in an area, which take part in what is done there, and which of them work together
// Mode:    read
// Rows:    one
// Params:
//   placeIds: list       the area and every place within it
// Returns:
//   present: list        lists of id, since, until: based or active there, or running a place there
//   partners: list       lists of id, since, until, since and until of the arrangement, its status
//   cooperations: list   lists of two ids, since, until
// Limits:  of all days; organisations, arrangements and what joins them are public
CALL () {
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[at:BASED_AT|ACTIVE_IN|RUNS]-(organisation:Organisation)
  RETURN collect(DISTINCT [organisation.id, at.since, at.until]) AS present
}
CALL () {
  UNWIND $placeIds AS placeId
  MATCH (:Entity:Location {id: placeId})<-[:HELD_AT]-(arrangement:Arrangement)
  WITH DISTINCT arrangement
  MATCH (arrangement)<-[part:TAKES_PART_IN]-(organisation:Organisation)
  RETURN collect([
    organisation.id, part.since, part.until, arrangement.since, arrangement.until, arrangement.status
  ]) AS partners
}
WITH present, partners, [each IN present + partners | each[0]] AS organisationIds
CALL (organisationIds) {
  UNWIND organisationIds AS organisationId
  WITH DISTINCT organisationId, organisationIds
  MATCH (:Entity {id: organisationId})-[tie:COOPERATES_WITH]->(other:Organisation)
  WHERE other.id IN organisationIds
  RETURN collect([organisationId, other.id, tie.since, tie.until]) AS cooperations
}
RETURN present, partners, cooperations
