// Purpose: what people offered and when, for statistics
// Mode:    read
// Rows:    one
// Returns:
//   offers: list         lists of the id of who offers, since, until, ids of themes
// Limits:  everybody: only statistics that cannot be traced to a person are made of it; eight levels of talents
MATCH (talent:Talent)
WHERE EXISTS { (talent)<-[:OFFERS]-(:Person) }
WITH talent, COLLECT {
  MATCH (talent)-[:BROADER*0..8]->(theme:Talent)
  WHERE NOT EXISTS { (theme)-[:BROADER]->() }
  RETURN DISTINCT theme.id AS themeId ORDER BY themeId
} AS themes
MATCH (person:Person)-[offer:OFFERS]->(talent)
RETURN collect([person.id, offer.since, offer.until, themes]) AS offers
