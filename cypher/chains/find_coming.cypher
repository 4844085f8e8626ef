// Purpose: who comes or came to this meeting
// Mode:    read
// Rows:    optional
// Params:
//   goalId: string         id of the meeting
// Returns:
//   name: string           what it is called
//   parties: list          their ids
// Limits:  20,000 people
MATCH (meeting:Entity:Meeting {id: $goalId})
RETURN meeting.name AS name, COLLECT {
  MATCH (meeting)<-[t:ATTENDS]-(party)
  WHERE t.status IN ['COMING', 'CAME'] AND seen(party, C)
  RETURN DISTINCT party.id AS partyId
  ORDER BY partyId
  LIMIT 20000
} AS parties
