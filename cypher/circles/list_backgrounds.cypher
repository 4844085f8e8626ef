// Purpose: to which organisations do these people belong, or did they once
// Mode:    read
// Rows:    one
// Params:
//   personIds: list        the people
//   day: string            the day asked, as ISO text
//   privateKinds: list     kinds of organisations whose members are known only to those who may see support
// Returns:
//   backgrounds: list      lists of person id, id and name of the organisation
// Limits:  what has ended counts: a background does not end with a stay
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})-[tie:AFFILIATED_WITH]->(organisation:Organisation)
WHERE (tie.since IS NULL OR tie.since <= $day)
  AND (belongsOpenly(tie, organisation, $privateKinds) OR seenParty(person, D2))
RETURN collect(DISTINCT [personId, organisation.id, organisation.name]) AS backgrounds
