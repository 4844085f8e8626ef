// Purpose: remember the answer of a change, so that a repeat gives the same
// Mode:    write
// Rows:    none
// Params:
//   key: string             who asks, and the mutationId
//   resultType: string      label or tie type of the answer
//   resultId: string        id of the answer
//   resultVersion: integer  version of the answer
//   reason: string          why something was removed, null for other changes
MATCH (mutation:Mutation {key: $key})
SET
  mutation.resultType = $resultType,
  mutation.resultId = $resultId,
  mutation.resultVersion = $resultVersion,
  mutation.reason = $reason
