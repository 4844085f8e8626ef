// Purpose: the last evenings of a series whose visitors are known
// Mode:    read
// Rows:    many
// Params:
//   series: string         the series
//   day: string            the day asked, as ISO text
//   most: integer          how many evenings
// Returns:
//   id: string             of the meeting
//   heldOn: string         the day, as ISO text
// Limits:  an evening of which nobody recorded who came tells nothing, and is left out
MATCH (evening:Meeting {series: $series})
WHERE EXISTS { (evening)<-[visit:ATTENDS]-() WHERE visit.status = 'CAME' }
WITH evening, toString(date(evening.startsAt)) AS heldOn
WHERE heldOn <= $day
RETURN evening.id AS id, heldOn
ORDER BY heldOn DESC, id
LIMIT $most
