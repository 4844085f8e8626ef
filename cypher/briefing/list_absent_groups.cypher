// Purpose: which groups of an area have members of whom none is expected
// Mode:    read
// Rows:    one
// Params:
//   placeIds: list       the area and every place within it
//   expectedIds: list    the people who are expected
//   day: string          the day on which the ties hold, as ISO text
//   privateKinds: list   kinds of organisations to which belonging is never told here, whoever asks
//   least: integer       how many members must be known
//   most: integer        how many groups at most
// Returns:
//   names: list          their names, the group with the most known members first
// Limits:  the organisations of one area
UNWIND $placeIds AS placeId
MATCH (:Entity:Location {id: placeId})<-[at:BASED_AT|ACTIVE_IN|RUNS]-(organisation:Organisation)
WHERE holds(at, $day)
WITH DISTINCT organisation
WITH organisation, COLLECT {
  MATCH (organisation)<-[own:AFFILIATED_WITH]-(member)
  WHERE seen(member, C) AND holds(own, $day)
    AND belongsOpenly(own, organisation, $privateKinds)
  RETURN DISTINCT member.id
} AS members
WHERE size(members) >= $least AND none(each IN members WHERE each IN $expectedIds)
WITH organisation, size(members) AS members
ORDER BY members DESC, organisation.name, organisation.id
LIMIT $most
RETURN collect(organisation.name) AS names
