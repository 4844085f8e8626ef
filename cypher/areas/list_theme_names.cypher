// Purpose: what the themes are called
// Mode:    read
// Rows:    one
// Returns:
//   themes: list         lists of id, name in Dutch, name in English
// Limits:  all of them; talents are public
MATCH (theme:Talent)
WHERE NOT EXISTS { (theme)-[:BROADER]->() }
RETURN collect([theme.id, theme.labelNl, theme.labelEn]) AS themes
