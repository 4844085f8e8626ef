// Purpose: what these people share already, by which two of them could be brought together
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   after: string        the day before the period in which meetings count, as ISO text
//   day: string          the day asked, as ISO text
//   privateKinds: list   kinds of organisations whose members are known only to those who may see support
// Returns:
//   openings: list       lists of kind, name (of a meeting, organisation or venue) or id of a talent, ids of those people
// Limits:  4,000 people; what only one of them has is left out, except talents asked and offered
CALL () {
  UNWIND $personIds AS personId
  MATCH (:Entity {id: personId})-[visit:ATTENDS]->(meeting:Meeting)
  WHERE visit.status = 'CAME'
  WITH meeting, toString(date(meeting.startsAt)) AS heldOn, collect(DISTINCT personId) AS ids
  WHERE heldOn > $after AND heldOn <= $day AND size(ids) > 1
  RETURN 'MEETING' AS kind, meeting.name AS name, ids
  UNION ALL
  UNWIND $personIds AS personId
  MATCH (person:Entity {id: personId})-[tie:AFFILIATED_WITH]->(organisation:Organisation)
  WHERE holds(tie, $day)
    AND (belongsOpenly(tie, organisation, $privateKinds) OR seenParty(person, D2))
  WITH organisation, collect(DISTINCT personId) AS ids
  WHERE size(ids) > 1
  RETURN 'ORGANISATION' AS kind, organisation.name AS name, ids
  UNION ALL
  UNWIND $personIds AS personId
  MATCH (:Entity {id: personId})-[tie:ACTIVE_IN]->(venue:Location {kind: 'VENUE'})
  WHERE holds(tie, $day)
  WITH venue, collect(DISTINCT personId) AS ids
  WHERE size(ids) > 1
  RETURN 'VENUE' AS kind, venue.name AS name, ids
  UNION ALL
  UNWIND $personIds AS personId
  MATCH (person:Entity {id: personId})-[offer:OFFERS]->(talent:Talent)
  WHERE seenParty(person, B)
    AND holds(offer, $day)
  RETURN 'OFFER' AS kind, talent.id AS name, collect(DISTINCT personId) AS ids
  UNION ALL
  UNWIND $personIds AS personId
  MATCH (person:Entity {id: personId})-[has:HAS_NEED]->(need:Need {status: 'OPEN'})-[:ASKS_FOR]->(talent:Talent)
  WHERE seenParty(person, D1)
    AND coalesce(need.neededBy >= date($day), true)
    AND holds(has, $day)
  RETURN 'NEED' AS kind, talent.id AS name, collect(DISTINCT personId) AS ids
}
WITH kind, name, ids ORDER BY kind, name, ids[0]
RETURN collect([kind, name, ids]) AS openings
