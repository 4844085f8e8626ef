// Purpose: was this change made before, and with what answer
// Mode:    write
// Rows:    one
// Params:
//   key: string             who asks, and the mutationId
//   digest: string          of what is asked
// Returns:
//   digest: string          of what was asked the first time
//   resultType: string      label or tie type of the answer, null when this is the first time
//   resultId: string        id of the answer
//   resultVersion: integer  version of the answer
// Limits:  one node by its constraint; a second claim waits here until the first is stored or undone
MERGE (mutation:Mutation {key: $key})
  ON CREATE SET mutation.digest = $digest, mutation.at = datetime()
RETURN
  mutation.digest AS digest,
  mutation.resultType AS resultType,
  mutation.resultId AS resultId,
  mutation.resultVersion AS resultVersion
