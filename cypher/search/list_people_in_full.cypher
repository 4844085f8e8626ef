// Purpose: which people bear these words in any of their names
// Mode:    read
// Rows:    many
// Params:
//   index: string        person_names, or the one that leaves no word out
//   words: string        the query for that index
//   depth: integer       how many hits of the index are looked at
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
//   most: integer        how many rows are wanted at most
// Returns:
//   id: string           id of the person
//   label: string        Person
//   names: list          the name as shown, the full name, nicknames with the family name as people say it
// Limits:  the best first by the index; relies on the full-text indexes of people
CALL db.index.fulltext.queryNodes($index, $words, {limit: $depth}) YIELD node AS person, score
WHERE seen(person, A2)
  AND CASE WHEN $places IS NULL THEN true WHEN NOT coalesce(seen(person, A1), false) THEN false
    WHEN person.homeArea IN $places THEN true ELSE EXISTS {
    MATCH (person)-[active:ACTIVE_IN]->(place:Location)
    WHERE place.id IN $places
      AND holds(active, $day)
  } END
WITH person, score, trim(coalesce(person.infix + ' ', '') + coalesce(person.familyName, '')) AS family
RETURN
  person.id AS id,
  'Person' AS label,
  CASE WHEN seen(person, A1) THEN [person.name] ELSE [] END
    + [trim(coalesce(person.givenName, '') + ' ' + family)]
    + [nickname IN coalesce(person.nicknames, []) | trim(nickname + ' ' + family)] AS names
ORDER BY score DESC, id
LIMIT $most
