// Purpose: under which themes do all talents fall
// Mode:    read
// Rows:    many
// Returns:
//   talentId: string     a talent that falls under no other
// Limits:  500 themes, in the order of the index on labelNl
MATCH (talent:Talent)
WHERE talent.labelNl IS NOT NULL AND NOT EXISTS { (talent)-[:BROADER]->() }
RETURN talent.id AS talentId
ORDER BY talent.labelNl, talentId
LIMIT 500
