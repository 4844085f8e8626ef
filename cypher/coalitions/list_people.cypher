// Purpose: who belongs to these organisations on a day
// Mode:    read
// Rows:    one
// Params:
//   organisationIds: list  the organisations
//   day: string            the day asked, as ISO text
//   privateKinds: list     kinds of organisations whose members are known only to those who may see support
// Returns:
//   people: list           lists of person id, organisation id, level, whether the person may be asked that day
// Limits:  20,000 memberships
UNWIND $organisationIds AS organisationId
MATCH (organisation:Entity:Organisation {id: organisationId})<-[tie:AFFILIATED_WITH]-(person:Person)
WHERE seen(person, C)
  AND (belongsOpenly(tie, organisation, $privateKinds) OR seen(person, D2))
  AND holds(tie, $day)
WITH organisationId, tie, person ORDER BY organisationId, person.id, tie.id LIMIT 20000
RETURN collect([
  person.id, organisationId, tie.level,
  mayBeAsked(person, date($day))
]) AS people
