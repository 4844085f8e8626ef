// Purpose: which organisations, places, meetings, arrangements, goals and talents bear these words in a name
// Mode:    read
// Rows:    many
// Params:
//   labels: list         the labels to look among
//   words: string        the query for the index
//   depth: integer       how many hits of the index are looked at
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
//   most: integer        how many rows are wanted at most
// Returns:
//   id: string           id of what was found
//   label: string        its label
//   names: list          its names, synonyms, address and code
// Limits:  the best first by the index; relies on the full-text index public_names
CALL db.index.fulltext.queryNodes('public_names', $words, {limit: $depth}) YIELD node, score
WHERE any(label IN labels(node) WHERE label IN $labels)
  AND CASE WHEN $places IS NULL OR node:Talent OR node:Goal OR node.id IN $places THEN true ELSE EXISTS {
    MATCH (node)-[tie:ACTIVE_IN|BASED_AT|RUNS|HELD_AT]->(place:Location)
    WHERE place.id IN $places
      AND holds(tie, $day)
  } END
RETURN
  node.id AS id,
  head([label IN labels(node) WHERE label IN $labels]) AS label,
  [each IN [node.name, node.labelNl, node.labelEn, node.series, node.address, node.code] WHERE each IS NOT NULL]
    + coalesce(node.synonymsNl, []) + coalesce(node.synonymsEn, []) AS names
ORDER BY score DESC, id
LIMIT $most
