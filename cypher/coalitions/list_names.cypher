// Purpose: what are these organisations called, and of what kind are they
// Mode:    read
// Rows:    one
// Params:
//   organisationIds: list  the organisations
// Returns:
//   organisations: list    lists of id, name, kind
// Limits:  none; organisations are public
UNWIND $organisationIds AS organisationId
MATCH (organisation:Entity:Organisation {id: organisationId})
RETURN collect([organisationId, organisation.name, organisation.kind]) AS organisations
