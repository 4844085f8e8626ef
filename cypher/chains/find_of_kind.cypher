// Purpose: which organisations are of this kind
// Mode:    read
// Rows:    optional
// Params:
//   kind: string           the kind
// Returns:
//   name: string           the kind
//   parties: list          their ids
// Limits:  5,000 organisations
RETURN $kind AS name, COLLECT {
  MATCH (party:Organisation {kind: $kind})
  RETURN party.id AS partyId
  ORDER BY partyId
  LIMIT 5000
} AS parties
