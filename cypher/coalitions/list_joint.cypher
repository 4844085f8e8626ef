// Purpose: in what else than coalitions do these organisations take part on a day, and who else does
// Mode:    read
// Rows:    one
// Params:
//   organisationIds: list  the organisations
//   day: string            the day asked, as ISO text
// Returns:
//   arrangements: list     lists of id, name, ids of the organisations that take part
// Limits:  organisations only
UNWIND $organisationIds AS organisationId
MATCH (:Entity:Organisation {id: organisationId})-[own:TAKES_PART_IN]->(arrangement:Arrangement)
WHERE coalesce(arrangement.kind <> 'COALITION', true)
  AND holds(own, $day)
WITH DISTINCT arrangement
RETURN collect([
  arrangement.id, arrangement.name,
  COLLECT {
    MATCH (arrangement)<-[tie:TAKES_PART_IN]-(party:Organisation)
    WHERE holds(tie, $day)
    RETURN DISTINCT party.id AS partyId ORDER BY partyId
  }
]) AS arrangements
