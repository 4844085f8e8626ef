// Purpose: how many steps from one party are these others, up to three
// Mode:    read
// Rows:    one
// Params:
//   fromId: string       id of the party to count from
//   partyIds: list       ids of the others
//   seesCare: boolean    whether belonging to an organisation of care or faith may be seen
//   hubSize: integer     an organisation with more people than this is no stepping stone
//   day: string          today, as ISO text
// Returns:
//   steps: list          lists of id and steps (1, 2 or 3), for those within three steps
// Limits:  2,000 parties at one step and 20,000 at two, 500 others
OPTIONAL MATCH (start:Entity:Party {id: $fromId} WHERE seenParty(start, C))
CALL (start) {
  MATCH (start)-[tie:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(near:Party)
  WHERE seenParty(near, C)
    AND ($seesCare OR tie.level IS NOT NULL OR NOT tie:AFFILIATED_WITH OR NOT endNode(tie).kind IN ['CARE', 'FAITH'])
    AND holds(tie, $day)
  WITH DISTINCT near ORDER BY near.id LIMIT 2000
  RETURN collect(near) AS near
}
CALL (near) {
  UNWIND near AS stone
  WITH stone
  WHERE CASE WHEN stone:Organisation THEN COUNT { (stone)<-[:AFFILIATED_WITH]-() } <= $hubSize
    ELSE mayBeAsked(stone, date($day)) END
  MATCH (stone)-[tie:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(next:Party)
  WHERE seenParty(next, C)
    AND ($seesCare OR tie.level IS NOT NULL OR NOT tie:AFFILIATED_WITH OR NOT endNode(tie).kind IN ['CARE', 'FAITH'])
    AND holds(tie, $day)
  WITH DISTINCT next LIMIT 20000
  RETURN collect(next) AS next, collect(CASE
    WHEN next:Organisation THEN CASE WHEN COUNT { (next)<-[:AFFILIATED_WITH]-() } <= $hubSize THEN next END
    WHEN mayBeAsked(next, date($day)) THEN next
  END) AS stones
}
UNWIND $partyIds AS id
OPTIONAL MATCH (party:Entity:Party {id: id} WHERE seenParty(party, C))
WITH id, CASE WHEN party IN near THEN 1 WHEN party IN next THEN 2 WHEN EXISTS {
  MATCH (party)-[tie:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(stone:Party)
  WHERE stone IN stones
    AND ($seesCare OR tie.level IS NOT NULL OR NOT tie:AFFILIATED_WITH OR NOT endNode(tie).kind IN ['CARE', 'FAITH'])
    AND holds(tie, $day)
} THEN 3 END AS steps
RETURN [each IN collect([id, steps]) WHERE each[1] IS NOT NULL] AS steps
