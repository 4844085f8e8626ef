// Purpose: who can be asked to bring people together, because they know some of them
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      ids of the people
//   day: string          today, as ISO text
// Returns:
//   connectors: list     lists of the id of who can be asked and the ids of those people whom they know, or are
// Limits:  outwards from the people, who were seen when they were listed
CALL () {
  UNWIND $personIds AS personId
  MATCH (:Entity:Person {id: personId})-[tie:KNOWS]-(other:Person)
  WHERE holds(tie, $day)
  RETURN personId, other
  UNION
  UNWIND $personIds AS personId
  MATCH (other:Entity:Person {id: personId})
  RETURN personId, other
}
WITH other, collect(personId) AS known
WHERE seen(other, C) AND mayBeAsked(other, date($day))
RETURN collect([other.id, known]) AS connectors
