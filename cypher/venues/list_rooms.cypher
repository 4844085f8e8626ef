// Purpose: which talents are places rather than skills or goods
// Mode:    read
// Rows:    one
// Returns:
//   rooms: list            ids of the talents
// Limits:  talents are public and few
MATCH (talent:Talent {kind: 'SPACE'})
WITH talent ORDER BY talent.id
RETURN collect(talent.id) AS rooms
