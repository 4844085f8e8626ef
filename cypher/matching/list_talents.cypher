// Purpose: what is there that one can offer or ask, and under what does it fall
// Mode:    read
// Rows:    many
// Returns:
//   id: string           id of the talent
//   labelNl: string      its name in Dutch
//   labelEn: string      its name in English, null when there is none
//   synonyms: list       other words for it in both languages
//   broader: list        ids of what it falls under
//   kind: string         what sort of thing it is: a skill, company, a space, a practice place
// Limits:  10,000 talents
MATCH (talent:Talent)
RETURN
  talent.id AS id,
  talent.labelNl AS labelNl,
  talent.labelEn AS labelEn,
  coalesce(talent.synonymsNl, []) + coalesce(talent.synonymsEn, []) AS synonyms,
  COLLECT { MATCH (talent)-[:BROADER]->(broader:Talent) RETURN broader.id } AS broader,
  talent.kind AS kind
ORDER BY id
LIMIT 10000
