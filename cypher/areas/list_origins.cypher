// Purpose: which of these origins of ties are meetings
// Mode:    read
// Rows:    one
// Params:
//   originIds: list      the ids of meetings and introductions
// Returns:
//   meetings: list       the ids of those that are meetings
// Limits:  by their ids; meetings are public
UNWIND $originIds AS originId
MATCH (meeting:Entity:Meeting {id: originId})
RETURN collect(meeting.id) AS meetings
