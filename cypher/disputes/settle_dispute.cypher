// Purpose: record what came of a dispute
// Mode:    write
// Rows:    none
// Params:
//   id: string              of the dispute
//   outcome: string         CORRECTED, STANDS or WITHDRAWN
//   answer: string          what was found, null when nothing is said
//   by: string              who settles it
MATCH (dispute:Dispute {id: $id})
SET
  dispute.outcome = $outcome, dispute.answer = $answer, dispute.settledBy = $by, dispute.settledAt = datetime(),
  dispute.version = dispute.version + 1
