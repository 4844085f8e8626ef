// Purpose: record that somebody says that a field is wrong; the fact itself stays as it is
// Mode:    write
// Rows:    none
// Params:
//   values: map             id, about, type, field, says, by, and for a tie its ends and their labels
CREATE (dispute:Dispute)
SET dispute = $values, dispute.at = datetime(), dispute.version = 1
