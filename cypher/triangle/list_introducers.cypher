// Purpose: who knows both of two people who do not know each other
// Mode:    read
// Rows:    one
// Params:
//   expertIds: list        the ones
//   sideIds: list          the others
//   day: string            the day asked, as ISO text
// Returns:
//   introducers: list      lists of id of the one, id of the other, id and name or null of who knows both
// Limits:  people who may be asked; 50 of the ones
UNWIND $expertIds AS expertId
MATCH (:Entity {id: expertId})-[first:KNOWS]-(between:Person)-[second:KNOWS]-(side:Person)
WHERE side.id IN $sideIds AND side.id <> expertId AND mayBeAsked(between, date($day)) AND seen(between, C)
  AND all(tie IN [first, second] WHERE holds(tie, $day))
WITH expertId, side, between, coalesce(first.strength, 1) + coalesce(second.strength, 1) AS strength
ORDER BY strength DESC, between.id
RETURN collect([
  expertId, side.id, between.id, CASE WHEN seen(between, A1) THEN between.name END
]) AS introducers
