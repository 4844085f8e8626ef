// Purpose: which people bear these words in the name as shown
// Mode:    read
// Rows:    many
// Params:
//   index: string        person_names, or the one that leaves no word out
//   words: string        the query for that index, on the property name only
//   depth: integer       how many hits of the index are looked at
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
//   most: integer        how many rows are wanted at most
// Returns:
//   id: string           id of the person
//   label: string        Person
//   names: list          the name as shown
// Limits:  the best first by the index; relies on the full-text indexes of people
CALL db.index.fulltext.queryNodes($index, $words, {limit: $depth}) YIELD node AS person, score
WHERE seen(person, A1)
  AND CASE WHEN $places IS NULL OR person.homeArea IN $places THEN true ELSE EXISTS {
    MATCH (person)-[active:ACTIVE_IN]->(place:Location)
    WHERE place.id IN $places
      AND holds(active, $day)
  } END
RETURN person.id AS id, 'Person' AS label, [person.name] AS names
ORDER BY score DESC, id
LIMIT $most
