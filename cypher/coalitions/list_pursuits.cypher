// Purpose: which goals do these organisations pursue on a day, and how do they put them
// Mode:    read
// Rows:    one
// Params:
//   organisationIds: list  the organisations
//   day: string            the day asked, as ISO text
// Returns:
//   pursuits: list         lists of organisation id, goal id, words, interest, what it brings
//   goals: list            lists of goal id, name, summary
// Limits:  outwards from the organisations, which have few goals each
UNWIND $organisationIds AS organisationId
MATCH (:Entity:Organisation {id: organisationId})-[tie:PURSUES]->(goal:Goal)
WHERE holds(tie, $day)
RETURN
  collect([organisationId, goal.id, tie.words, tie.interest, tie.brings]) AS pursuits,
  collect(DISTINCT [goal.id, goal.name, goal.summary]) AS goals
