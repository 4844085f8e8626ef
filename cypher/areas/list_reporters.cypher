// Purpose: of which of those who told ties, and are not of the area, is anything known to hold on a day
// Mode:    read
// Rows:    one
// Params:
//   reporterIds: list    who told ties
//   day: string          the day asked, as ISO text
// Returns:
//   reporters: list      the ids of those of whom something holds
// Limits:  one tie of each is enough
UNWIND $reporterIds AS reporterId
MATCH (reporter:Entity {id: reporterId})
WHERE EXISTS {
  (reporter)-[tie:KNOWS|AFFILIATED_WITH|LIVES_IN|ACTIVE_IN|BASED_AT|RUNS|COOPERATES_WITH]-()
  WHERE holds(tie, $day)
}
RETURN collect(reporterId) AS reporters
