// Purpose: who lived where and when, for statistics
// Mode:    read
// Rows:    one
// Returns:
//   homes: list          lists of person id, id of the area, since, until
// Limits:  everybody: only statistics that cannot be traced to a person are made of it
MATCH (person:Person)-[home:LIVES_IN]->(area:Location)
RETURN collect([person.id, area.id, home.since, home.until]) AS homes
