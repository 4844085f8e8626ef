// Purpose: which needs, stories, introductions, arrangements, goals and talents speak of these words
// Mode:    read
// Rows:    many
// Params:
//   labels: list         the labels to look among
//   words: string        the query for the index
//   pieces: list         small-letter words around which a piece of a story is wanted
//   depth: integer       how many hits of the index are looked at
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
//   margin: string       as many spaces as a piece may begin before its word
//   most: integer        how many rows are wanted at most
// Returns:
//   id: string           id of what was found
//   label: string        its label
//   names: list          its title, summary or synonyms, and of a story the pieces around the words
// Limits:  the best first by the index; relies on the full-text index dutch_texts
CALL db.index.fulltext.queryNodes('dutch_texts', $words, {limit: $depth}) YIELD node, score
WHERE any(label IN labels(node) WHERE label IN $labels)
  AND NOT EXISTS {
    MATCH (node)-[:HAS_NEED|ABOUT|BROKERS|INTRODUCES]-(hidden:Person)
    WHERE NOT coalesce(CASE
      WHEN node:Need THEN seen(hidden, D1)
      WHEN node:Story THEN seen(hidden, A1)
      ELSE seen(hidden, C)
    END, false)
  }
  AND CASE WHEN $places IS NULL OR node:Talent OR node:Goal THEN true ELSE EXISTS {
    MATCH (node)-[tie:CONCERNS|ABOUT|HELD_AT|HAS_NEED]-(near)
    WHERE holds(tie, $day)
      AND CASE WHEN near.id IN $places OR (seenParty(near, A1) AND near.homeArea IN $places) THEN true ELSE EXISTS {
        MATCH (near)-[at:ACTIVE_IN|BASED_AT|RUNS]->(place:Location)
        WHERE place.id IN $places
          AND lasts(at, $day)
      } END
  } END
RETURN
  node.id AS id,
  head([label IN labels(node) WHERE label IN $labels]) AS label,
  [each IN [node.labelNl, node.name, node.title, node.summary, node.reason] WHERE each IS NOT NULL]
    + coalesce(node.synonymsNl, [])
    + [piece IN $pieces WHERE toLower(node.text) CONTAINS piece | head([
      cut IN [substring($margin + node.text, size(split(toLower(node.text), piece)[0]), 200)]
      | trim(substring(cut, size(split(cut, ' ')[0])))
    ])] AS names
ORDER BY score DESC, id
LIMIT $most
