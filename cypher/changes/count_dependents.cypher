// Purpose: how many ties of these types hold an entity in place
// Mode:    read
// Rows:    many
// Params:
//   id: string              of the entity
//   incoming: list          types of ties that lead to it
//   outgoing: list          types of ties that lead away from it
// Returns:
//   type: string
//   count: integer
//   seen: integer           how many of them lead to what this viewer may see
// Limits:  one row for each type
MATCH (entity:Entity {id: $id})-[tie]-(other:Entity)
WHERE (endNode(tie) = entity AND type(tie) IN $incoming) OR (startNode(tie) = entity AND type(tie) IN $outgoing)
RETURN
  type(tie) AS type,
  count(*) AS count,
  count(CASE WHEN seenParty(other, C) THEN 1 END) AS seen
ORDER BY type
LIMIT 30
