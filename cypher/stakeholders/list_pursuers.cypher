// Purpose: who pursues these goals, in what words, and what is in it for them
// Mode:    read
// Rows:    one
// Params:
//   goalIds: list        the goals
//   day: string          today, as ISO text
// Returns:
//   pursuers: list       lists of party id, whether it is a person, whether it may be asked, goal id, words, interest, brings
// Limits:  people and organisations; not arrangements
UNWIND $goalIds AS goalId
MATCH (:Entity:Goal {id: goalId})<-[tie:PURSUES]-(party:Party)
WHERE seenParty(party, C)
  AND holds(tie, $day)
WITH goalId, tie, party ORDER BY goalId, party.id, tie.id
RETURN collect([
  party.id, party:Person,
  mayBeAsked(party, date($day)),
  goalId, tie.words, tie.interest, tie.brings
]) AS pursuers
