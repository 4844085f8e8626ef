// Purpose: which coalitions are recorded on a day, where, and who sits in them
// Mode:    read
// Rows:    one
// Params:
//   day: string            the day asked, as ISO text
// Returns:
//   coalitions: list       lists of id, name, ids of where it is held, members: lists of organisation id, role, id of the
//                          person who sits there for it (null when it takes part itself)
// Limits:  a person sits there for the organisation they act for most of all
MATCH (coalition:Arrangement {kind: 'COALITION'})
WHERE (coalition.since IS NULL OR coalition.since <= $day)
  AND CASE WHEN coalition.until IS NULL THEN coalesce(coalition.status <> 'ENDED', true)
    ELSE coalition.until > $day OR ($day STARTS WITH coalition.until AND coalition.until <> $day) END
RETURN collect([
  coalition.id, coalition.name,
  COLLECT { MATCH (coalition)-[:HELD_AT]->(place:Location) RETURN place.id },
  COLLECT {
    MATCH (coalition)<-[tie:TAKES_PART_IN]-(member:Organisation)
    WHERE (tie.since IS NULL OR tie.since <= $day)
      AND (tie.until IS NULL OR tie.until > $day OR ($day STARTS WITH tie.until AND tie.until <> $day))
    RETURN [member.id, tie.role, null] AS member
    UNION ALL
    MATCH (coalition)<-[tie:TAKES_PART_IN]-(person:Person)
    WHERE seen(person, C) AND (tie.since IS NULL OR tie.since <= $day)
      AND (tie.until IS NULL OR tie.until > $day OR ($day STARTS WITH tie.until AND tie.until <> $day))
    MATCH (person)-[acts:AFFILIATED_WITH]->(member:Organisation)
    WHERE acts.level IS NOT NULL AND (acts.since IS NULL OR acts.since <= $day)
      AND (acts.until IS NULL OR acts.until > $day OR ($day STARTS WITH acts.until AND acts.until <> $day))
    WITH person, tie, member ORDER BY coalesce(acts.strength, 1) DESC, member.id
    WITH person, tie, head(collect(member)) AS member
    RETURN [member.id, tie.role, person.id] AS member
  }
]) AS coalitions
