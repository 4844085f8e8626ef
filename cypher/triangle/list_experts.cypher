// Purpose: which relatives with experience could stand beside a family, and what joins them to it
// Mode:    read
// Rows:    one
// Params:
//   familyIds: list        the family
//   sideIds: list          the family and the professionals
//   areaIds: list          where the family lives, and the areas around that
//   day: string            the day asked, as ISO text
// Returns:
//   experts: list          lists of id, name or null, whom they know, meeting shared with the family (id, name, with
//                          whom) or null, is near, needs of the family they answer
// Limits:  a family expert has the roles FAMILY and EXPERIENCE_EXPERT, or is FAMILY and offers what the family asks
MATCH (expert:Person)
WHERE 'FAMILY' IN expert.roles AND NOT expert.id IN $sideIds AND mayBeAsked(expert, date($day))
  AND seen(expert, C) AND seen(expert, D2)
WITH expert, COLLECT {
  MATCH (relative:Person)-[:HAS_NEED]->(need:Need)-[ask:ASKS_FOR|TRULY_ASKS_FOR]->(:Talent)
    <-[:BROADER*0..5]-(:Talent)<-[offer:OFFERS]-(expert)
  WHERE relative.id IN $familyIds AND need.status = 'OPEN' AND seen(relative, D1) AND seen(expert, B)
    AND (type(ask) = 'ASKS_FOR' OR seen(relative, D2))
    AND holds(offer, $day)
  RETURN DISTINCT need.id AS id ORDER BY id
} AS needs
WHERE 'EXPERIENCE_EXPERT' IN expert.roles OR size(needs) > 0
RETURN collect([
  expert.id,
  CASE WHEN seen(expert, A1) THEN expert.name END,
  COLLECT {
    MATCH (expert)-[tie:KNOWS]-(other:Person)
    WHERE other.id IN $sideIds AND holds(tie, $day)
    RETURN DISTINCT other.id AS id ORDER BY id
  },
  head(COLLECT {
    MATCH (expert)-[own:ATTENDS]->(meeting:Meeting)<-[visit:ATTENDS]-(relative:Person)
    WHERE relative.id IN $familyIds AND own.status = 'CAME' AND visit.status = 'CAME'
      AND toString(date(meeting.startsAt)) <= $day AND seen(relative, C)
    RETURN [meeting.id, meeting.name, relative.id] ORDER BY meeting.startsAt DESC, meeting.id, relative.id LIMIT 1
  }),
  expert.homeArea IN $areaIds OR EXISTS {
    MATCH (expert)-[at:LIVES_IN|ACTIVE_IN]->(place:Location)
    WHERE place.id IN $areaIds
      AND lasts(at, $day)
  },
  needs
]) AS experts
