// Purpose: what people asked and how far it came, for statistics
// Mode:    read
// Rows:    one
// Returns:
//   needs: list          lists of ids of who asks, status, opened on, needed by, closed on, ids of themes
// Limits:  everybody: only statistics that cannot be traced to a person are made of it; eight levels of talents
MATCH (need:Need)
WHERE EXISTS { (need)<-[:HAS_NEED]-(:Person) }
RETURN collect([
  COLLECT { MATCH (asker:Person)-[:HAS_NEED]->(need) RETURN asker.id },
  need.status, toString(need.openedOn), toString(need.neededBy), toString(need.closedOn),
  COLLECT {
    MATCH (need)-[:ASKS_FOR]->(:Talent)-[:BROADER*0..8]->(theme:Talent)
    WHERE NOT EXISTS { (theme)-[:BROADER]->() }
    RETURN DISTINCT theme.id AS themeId ORDER BY themeId
  }
]) AS needs
