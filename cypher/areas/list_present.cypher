// Purpose: which of these people lived in an area, were active there or belonged to an organisation there on a day
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   placeIds: list       the area and every place within it
//   day: string          the day asked, as ISO text
//   privateKinds: list   kinds of organisations whose members are known only to those who may see support
// Returns:
//   people: list         the ids of those who were there, with or without a tie to anybody
// Limits:  outwards from the people, who were seen when they were listed
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})
WHERE EXISTS {
    (person)-[at:LIVES_IN|ACTIVE_IN]->(place:Location)
    WHERE place.id IN $placeIds
      AND holds(at, $day)
  }
  OR EXISTS {
    (person)-[own:AFFILIATED_WITH]->(organisation:Organisation)-[at:BASED_AT|ACTIVE_IN|RUNS]->(place:Location)
    WHERE place.id IN $placeIds
      AND holds(own, $day)
      AND holds(at, $day)
      AND (belongsOpenly(own, organisation, $privateKinds) OR seenParty(person, D2))
  }
RETURN collect(personId) AS people
