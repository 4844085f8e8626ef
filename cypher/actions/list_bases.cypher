// Purpose: of whom may facts soon no longer be held
// Mode:    read
// Rows:    one
// Params:
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
//   until: string        the last day that is soon, as ISO text
// Returns:
//   bases: list          lists of id and name of the person, the first day on which a basis runs out, and who
//                        recorded it: id, name where it may be seen, whether they may be asked
// Limits:  500 people, the first to run out first; what another basis covers for longer does not run out
MATCH (basis:LegalBasis)
WHERE basis.until >= date($day) AND basis.until <= date($until) AND basis.withdrawnAt IS NULL
MATCH (basis)<-[:HAS_BASIS]-(person)
WHERE seen(person, A2) AND coalesce(person.inactiveSince > date($day), true)
  AND ($places IS NULL OR person.homeArea IN $places
    OR EXISTS { (person)-[:ACTIVE_IN]->(place) WHERE place.id IN $places })
  AND NOT EXISTS {
    MATCH (person)-[:HAS_BASIS]->(other)
    WHERE other.dataClass = basis.dataClass AND other.withdrawnAt IS NULL
      AND coalesce(other.until > basis.until, true) AND coalesce(other.since <= basis.until, true)
  }
WITH person, basis
ORDER BY person.id, basis.until, basis.id
WITH person, head(collect(basis)) AS basis
ORDER BY basis.until, person.id
LIMIT 500
OPTIONAL MATCH (recorder:Entity {id: basis.capturedBy})
WHERE recorder:Party AND seenParty(recorder, C)
RETURN collect([
  person.id, CASE WHEN seen(person, A1) THEN person.name END, toString(basis.until),
  recorder.id, CASE WHEN seenParty(recorder, A1) THEN recorder.name END,
  mayBeAsked(recorder, date($day))
]) AS bases
