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
WHERE holds(coalition, $day) AND (coalition.until IS NOT NULL OR coalesce(coalition.status <> 'ENDED', true))
RETURN collect([
  coalition.id, coalition.name,
  COLLECT { MATCH (coalition)-[:HELD_AT]->(place:Location) RETURN place.id },
  COLLECT {
    MATCH (coalition)<-[tie:TAKES_PART_IN]-(member:Organisation)
    WHERE holds(tie, $day)
    RETURN [member.id, tie.role, null] AS member
    UNION ALL
    MATCH (coalition)<-[tie:TAKES_PART_IN]-(person:Person)
    WHERE seen(person, C) AND holds(tie, $day)
    MATCH (person)-[acts:AFFILIATED_WITH]->(member:Organisation)
    WHERE acts.level IS NOT NULL AND holds(acts, $day)
    WITH person, tie, member ORDER BY coalesce(acts.strength, 1) DESC, member.id
    WITH person, tie, head(collect(member)) AS member
    RETURN [member.id, tie.role, person.id] AS member
  }
]) AS coalitions
