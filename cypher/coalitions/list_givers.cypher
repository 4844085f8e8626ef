// Purpose: who offers these things to organisations of the same place, or everywhere
// Mode:    read
// Rows:    one
// Params:
//   asks: list             maps of organisation (id), asked and talent (ids of what is asked and of what is offered)
//   day: string            the day asked, as ISO text
// Returns:
//   givers: list           lists of organisation id, id of what is asked, id of the organisation that offers it
// Limits:  whoever offers it is active where the asker is or around it, or nowhere in particular
UNWIND $asks AS ask
MATCH (asker:Entity:Organisation {id: ask.organisation})
MATCH (:Entity:Talent {id: ask.talent})<-[offer:OFFERS]-(giver:Organisation)
WHERE giver <> asker
  AND holds(offer, $day)
  AND (NOT EXISTS { (giver)-[:ACTIVE_IN|BASED_AT|RUNS]->(:Location) } OR EXISTS {
    MATCH (asker)-[:ACTIVE_IN|BASED_AT|RUNS]->(:Location)-[:WITHIN*0..8]->(place:Location)
    WHERE EXISTS { (giver)-[:ACTIVE_IN|BASED_AT|RUNS]->(place) }
  })
RETURN collect(DISTINCT [ask.organisation, ask.asked, giver.id]) AS givers
