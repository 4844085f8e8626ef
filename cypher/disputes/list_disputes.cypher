// Purpose: what do people say is wrong; whether the viewer may see it is asked for afterwards
// Mode:    read
// Rows:    many
// Params:
//   id: string              of one dispute, null for any
//   about: string           id of an entity or tie, null for anything
//   type: string            its label or type of tie, null for any
//   isSettled: boolean      also those that are settled
// Returns:
//   properties: map
// Limits:  the latest 1,000
MATCH (dispute:Dispute)
WHERE ($id IS NULL OR dispute.id = $id)
  AND ($about IS NULL OR dispute.about = $about)
  AND ($type IS NULL OR dispute.type = $type)
  AND ($isSettled OR dispute.outcome IS NULL)
RETURN properties(dispute) AS properties
ORDER BY dispute.at DESC, dispute.id
LIMIT 1000
