// Purpose: which organisations there are
// Mode:    read
// Rows:    one
// Returns:
//   organisations: list  their ids
// Limits:  all of them; organisations are public
MATCH (organisation:Organisation)
RETURN collect(organisation.id) AS organisations
