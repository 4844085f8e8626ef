// Purpose: hold a dispute until the change is stored, and read what it is
// Mode:    write
// Rows:    optional
// Params:
//   id: string              of the dispute
// Returns:
//   properties: map
// Limits:  one dispute by its constraint
MATCH (dispute:Dispute {id: $id})
SET dispute.lock = true
REMOVE dispute.lock
RETURN properties(dispute) AS properties
