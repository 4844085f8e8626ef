// Purpose: to which organisation each of these people belongs first of all on a day
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   day: string          the day asked, as ISO text
//   privateKinds: list   kinds of organisations whose members are known only to those who may see support
// Returns:
//   memberships: list    lists of person id, id and name of the organisation
// Limits:  the strongest tie of each person; equal ones by the id of the organisation
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})-[tie:AFFILIATED_WITH]->(organisation:Organisation)
WHERE holds(tie, $day)
  AND (belongsOpenly(tie, organisation, $privateKinds) OR seenParty(person, D2))
WITH personId, organisation, coalesce(tie.strength, 1) AS strength
ORDER BY strength DESC, organisation.id
WITH personId, head(collect(organisation)) AS organisation
RETURN collect([personId, organisation.id, organisation.name]) AS memberships
