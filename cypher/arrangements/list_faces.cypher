// Purpose: who are the people of these parties, and which of the parties work together on a day
// Mode:    read
// Rows:    one
// Params:
//   partyIds: list       ids of the parties
//   privateKinds: list   kinds of organisations whose members are known only to those who may see support
//   hubSize: integer     the people of an organisation with more than this do not all know each other
//   day: string          today, as ISO text
// Returns:
//   faces: list          lists of party id and person id: the person itself, or who belongs to the organisation
//   together: list       lists of two ids of organisations that work together
// Limits:  outwards from the parties
CALL () {
  UNWIND $partyIds AS partyId
  MATCH (person:Entity:Person {id: partyId} WHERE seen(person, C))
  RETURN partyId, person
  UNION
  UNWIND $partyIds AS partyId
  MATCH (organisation:Entity:Organisation {id: partyId})
  WHERE COUNT { (organisation)<-[:AFFILIATED_WITH]-() } <= $hubSize
  MATCH (organisation)<-[own:AFFILIATED_WITH]-(person:Person)
  WHERE seen(person, C) AND (belongsOpenly(own, organisation, $privateKinds) OR seen(person, D2))
    AND holds(own, $day)
  RETURN partyId, person
}
WITH collect([partyId, person.id]) AS faces
CALL () {
  UNWIND $partyIds AS partyId
  MATCH (:Entity:Organisation {id: partyId})-[tie:COOPERATES_WITH]->(other:Organisation)
  WHERE other.id IN $partyIds
    AND holds(tie, $day)
  RETURN collect([partyId, other.id]) AS together
}
RETURN faces, together
