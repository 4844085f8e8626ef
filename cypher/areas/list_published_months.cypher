// Purpose: of which of these months the figures of these areas at the top have been published
// Mode:    read
// Rows:    one
// Params:
//   months: list         months such as 2026-10
//   roots: list          ids of areas that lie in no other
// Returns:
//   published: list      lists of month and id
// Limits:  by the constraint on both
UNWIND $months AS month
UNWIND $roots AS root
MATCH (published:PublishedMonth {month: month, root: root})
RETURN collect([month, root]) AS published
