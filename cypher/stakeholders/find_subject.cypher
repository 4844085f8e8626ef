// Purpose: what is this arrangement or goal about, and who takes part
// Mode:    read
// Rows:    optional
// Params:
//   subjectId: string    id of an arrangement or a goal
//   day: string          today, as ISO text
// Returns:
//   isGoal: boolean      whether it is a goal
//   name: string         what it is called
//   goals: list          lists of id and name of the goals it pursues; of itself when it is a goal
//   participants: list   lists of party id, whether it is a person, whether it may be asked, role, gives, gets; of a goal:
//                        of the arrangements that pursue it and have not ended
// Limits:  people are seen by their ties
MATCH (subject:Entity {id: $subjectId} WHERE subject:Arrangement OR subject:Goal)
RETURN
  subject:Goal AS isGoal,
  subject.name AS name,
  CASE WHEN subject:Goal THEN [[subject.id, subject.name]] ELSE COLLECT {
    MATCH (subject)-[tie:PURSUES]->(goal:Goal)
    WHERE holds(tie, $day)
    RETURN DISTINCT [goal.id, goal.name] AS goal ORDER BY goal[0]
  } END AS goals,
  COLLECT {
    MATCH (subject)<-[:PURSUES]-{0,1}(arrangement:Arrangement)<-[tie:TAKES_PART_IN]-(party:Party)
    WHERE seenParty(party, C) AND (arrangement = subject OR subject:Goal AND coalesce(arrangement.status <> 'ENDED', true))
      AND holds(tie, $day)
    WITH party, tie ORDER BY party.id, tie.id
    RETURN [
      party.id, party:Person,
      mayBeAsked(party, date($day)),
      tie.role, tie.gives, tie.gets
    ]
  } AS participants
