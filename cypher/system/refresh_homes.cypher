// Purpose: keep on each of these people the area they live in today, which the rule of sight reads
// Mode:    write
// Rows:    none
// Params:
//   personIds: list      whose home may have changed
//   day: string          today, as ISO text
UNWIND $personIds AS personId
MATCH (person:Person:Entity {id: personId})
SET person.homeArea = head(COLLECT {
  MATCH (person)-[home:LIVES_IN]->(area:Location)
  WHERE holds(home, $day)
  RETURN area.id
  ORDER BY coalesce(home.since, '') DESC, area.id
  LIMIT 1
})
