// Purpose: publish the figures of these months, unless another worker did it meanwhile
// Mode:    write
// Rows:    one
// Params:
//   attempt: string      of this transaction alone
//   months: list         maps of month, root (the area at the top) and areas: maps of their properties, lists among them
// Returns:
//   published: integer   how many of these this transaction published
// Limits:  by the constraint on months a second worker waits here, and then publishes nothing
UNWIND $months AS each
MERGE (published:PublishedMonth {month: each.month, root: each.root})
  ON CREATE SET published.attempt = $attempt, published.at = datetime()
WITH each, published
WHERE published.attempt = $attempt
CALL (each) {
  UNWIND each.areas AS area
  MERGE (figures:PublishedFigures {month: each.month, areaId: area.areaId})
    ON CREATE SET figures += area
}
RETURN count(published) AS published
