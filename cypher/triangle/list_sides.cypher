// Purpose: who supports this person, and who is their family
// Mode:    read
// Rows:    one
// Params:
//   personId: string       in the middle; whether the viewer may see their ties of support is known by now
//   day: string            the day asked, as ISO text
// Returns:
//   sides: list            lists of id, name or null, roles or null, gives support, is family, may be proposed
// Limits:  the ties of one person
MATCH (centre:Entity&Person {id: $personId})-[tie:SUPPORTS|KNOWS]-(party:Party)
WHERE holds(tie, $day)
  AND CASE type(tie)
    WHEN 'SUPPORTS' THEN endNode(tie) = centre AND seenParty(party, D2) AND seenParty(party, C)
    ELSE tie.kind = 'FAMILY' AND seenParty(party, C)
  END
WITH party, collect(type(tie)) AS types
ORDER BY party.id
RETURN collect([
  party.id,
  CASE WHEN seenParty(party, A1) THEN party.name END,
  CASE WHEN party:Person THEN CASE WHEN seenParty(party, D2) THEN party.roles ELSE [] END END,
  'SUPPORTS' IN types,
  'KNOWS' IN types,
  mayBeAsked(party, date($day))
]) AS sides
