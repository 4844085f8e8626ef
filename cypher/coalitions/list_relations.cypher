// Purpose: with whom do these organisations work together on a day, and whom do they hand people over to
// Mode:    read
// Rows:    one
// Params:
//   organisationIds: list  the organisations
//   day: string            the day asked, as ISO text
// Returns:
//   cooperations: list     lists of tie id, two organisation ids, level, strength, summary, reported by, no beginning
//   handOvers: list        lists of tie id, organisation ids from and to, summary
// Limits:  ties to organisations outside the list too; a tie between two of them stands in it twice
CALL () {
  UNWIND $organisationIds AS organisationId
  MATCH (:Entity:Organisation {id: organisationId})-[tie:COOPERATES_WITH]-(:Organisation)
  WHERE holds(tie, $day)
  RETURN collect([
    tie.id, startNode(tie).id, endNode(tie).id, tie.level, tie.strength, tie.summary, tie.reportedBy, tie.since IS NULL
  ]) AS cooperations
}
CALL () {
  UNWIND $organisationIds AS organisationId
  MATCH (from:Entity:Organisation {id: organisationId})-[tie:HANDS_OVER_TO]->(to:Organisation)
  WHERE holds(tie, $day)
  RETURN collect([tie.id, from.id, to.id, tie.summary]) AS handOvers
}
RETURN cooperations, handOvers
