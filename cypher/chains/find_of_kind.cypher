// Purpose: which organisations are of this kind
// Mode:    read
// Rows:    one
// Params:
//   kind: string           the kind
// Returns:
//   name: string           the kind
//   parties: list          their ids
// Limits:  20,000 organisations
RETURN $kind AS name, COLLECT {
  MATCH (party:Organisation {kind: $kind})
  RETURN party.id AS partyId
  ORDER BY partyId
  LIMIT 20000
} AS parties
