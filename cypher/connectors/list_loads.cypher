// Purpose: how much is already asked of these people
// Mode:    read
// Rows:    one
// Params:
//   personIds: list      the people
//   day: string          the day asked, as ISO text
// Returns:
//   loads: list          lists of person id, open answers asked of them, open introductions through them
// Limits:  at most 100 people; open is what matching/list_helpers counts as open
UNWIND $personIds AS personId
MATCH (person:Entity {id: personId})
RETURN collect([
  personId,
  COUNT {
    (person)-[answer:ANSWERS]->(need:Need)
    WHERE answer.status IN ['ASKED', 'AGREED'] AND need.status IN ['OPEN', 'MATCHED'] AND seenParty(person, D1)
      AND (answer.until IS NULL OR answer.until > $day OR ($day STARTS WITH answer.until AND answer.until <> $day))
  },
  COUNT {
    (person)-[broker:BROKERS]->(introduction:Introduction)
    WHERE introduction.status = 'PROPOSED' AND seenParty(person, C)
      AND (broker.until IS NULL OR broker.until > $day OR ($day STARTS WITH broker.until AND broker.until <> $day))
  }
]) AS loads
