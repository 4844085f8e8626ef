// Purpose: what do these organisations ask on a day, and whom have they asked for it
// Mode:    read
// Rows:    one
// Params:
//   organisationIds: list  the organisations
//   day: string            the day asked, as ISO text
// Returns:
//   questions: list        lists of organisation id, need id, summary, talent id, kind of talent, ids of the organisations
//                          that were asked and have not declined
// Limits:  what was open on the day, as far as is known now
UNWIND $organisationIds AS organisationId
MATCH (:Entity:Organisation {id: organisationId})-[has:HAS_NEED]->(need:Need)-[asks:ASKS_FOR]->(talent:Talent)
WHERE coalesce(need.openedOn <= date($day), true) AND coalesce(need.neededBy >= date($day), true)
  AND CASE WHEN need.closedOn IS NULL THEN need.status IN ['OPEN', 'MATCHED'] ELSE need.closedOn > date($day) END
  AND holds(has, $day)
  AND lasts(asks, $day)
  AND NOT EXISTS { (need)<-[:HAS_NEED]-(hidden:Person) WHERE NOT coalesce(seen(hidden, D1), false) }
RETURN collect(DISTINCT [
  organisationId, need.id, need.summary, talent.id, talent.kind,
  COLLECT {
    MATCH (need)<-[answers:ANSWERS]-(asked:Organisation)
    WHERE answers.status IN ['ASKED', 'AGREED'] AND coalesce(answers.askedOn <= date($day), true)
    RETURN DISTINCT asked.id AS askedId ORDER BY askedId
  }
]) AS questions
