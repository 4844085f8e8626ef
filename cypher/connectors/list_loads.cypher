// Purpose: how much is already asked of these people
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   day: string          the day asked, as ISO text
// Returns:
//   loads: list          lists of person id, questions and introductions open for them
// Limits:  at most 4,000 people
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})
RETURN collect([
  personId,
  COUNT {
    (person)-[tie:ANSWERS|BROKERS]->(task:Need|Introduction)
    WHERE lasts(tie, $day) AND isLoad(tie, task, person)
  }
]) AS loads
