// Purpose: which introductions were proposed and have not been answered
// Mode:    read
// Rows:    one
// Params:
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
// Returns:
//   introductions: list  lists of id, day proposed, the broker and the two, each as id, name where it may be seen, and
//                        whether they may be asked
// Limits:  500 introductions, the oldest first
MATCH (introduction:Introduction)
WHERE introduction.status = 'PROPOSED'
MATCH (introduction)<-[:BROKERS]-(broker)
WITH introduction, broker, COLLECT {
  MATCH (introduction)-[:INTRODUCES]->(person)
  WHERE seen(person, C)
  RETURN DISTINCT person ORDER BY person.id
} AS people
WHERE size(people) = 2 AND seen(broker, C)
  // What must not be, is not urged.
  AND NOT EXISTS {
    MATCH (one)-[apart:KEEP_APART]-(other)
    WHERE one IN [broker] + people AND other IN [broker] + people AND lasts(apart, $day)
  }
  AND ($places IS NULL OR any(each IN [broker] + people WHERE (seenParty(each, A1) AND each.homeArea IN $places)
    OR EXISTS { (each)-[:ACTIVE_IN]->(place) WHERE place.id IN $places }))
WITH introduction, [broker] + people AS everybody
ORDER BY introduction.proposedOn, introduction.id
LIMIT 500
RETURN collect([introduction.id, toString(introduction.proposedOn), [each IN everybody | [
  each.id, CASE WHEN seenParty(each, A1) THEN each.name END,
  mayBeAsked(each, date($day))
]]]) AS introductions
