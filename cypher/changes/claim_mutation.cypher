// Purpose: is this the first time that this change is asked, and what was its answer
// Mode:    write
// Rows:    one
// Params:
//   key: string             who asks, and the mutationId
//   digest: string          of what is asked
//   attempt: string         of this transaction alone
//   resultType: string      label or tie type of the answer
//   resultId: string        id of the answer
//   resultVersion: integer  version of the answer
//   reason: string          why something is removed, null for other changes
// Returns:
//   isFirst: boolean        whether this transaction is the one that does it
//   digest: string          of what was asked the first time
//   resultType: string
//   resultId: string
//   resultVersion: integer
// Limits:  one node by its constraint; a second claim waits here until the first is stored or undone
MERGE (mutation:Mutation {key: $key})
  ON CREATE SET
    mutation.digest = $digest,
    mutation.attempt = $attempt,
    mutation.at = datetime(),
    mutation.resultType = $resultType,
    mutation.resultId = $resultId,
    mutation.resultVersion = $resultVersion,
    mutation.reason = $reason
RETURN
  mutation.attempt = $attempt AS isFirst,
  mutation.digest AS digest,
  mutation.resultType AS resultType,
  mutation.resultId AS resultId,
  mutation.resultVersion AS resultVersion
