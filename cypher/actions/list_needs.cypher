// Purpose: which needs run out soon, or did so lately while they are open still
// Mode:    read
// Rows:    one
// Params:
//   places: list         ids of an area and all within it, null for everywhere
//   day: string          today, as ISO text
//   after: string        the first day on which it may have run out, as ISO text
//   until: string        the last day that is soon, as ISO text
// Returns:
//   needs: list          lists of need id, summary, status, day by which it is needed, day it was asked, id and name of
//                        who asks, and who told of it: id, name where it may be seen, whether they may be asked
// Limits:  500 needs, the first to run out first; relies on the index need_needed_by
MATCH (need:Need)
WHERE need.neededBy >= date($after) AND need.neededBy <= date($until) AND need.status IN ['OPEN', 'MATCHED']
MATCH (need)<-[has:HAS_NEED]-(party)
WHERE seenParty(party, D1)
  AND lasts(has, $day)
  AND NOT EXISTS { (need)<-[:HAS_NEED]-(hidden:Person) WHERE NOT coalesce(seen(hidden, D1), false) }
  AND ($places IS NULL OR (seenParty(party, A1) AND party.homeArea IN $places)
    OR EXISTS { (party)-[:ACTIVE_IN|BASED_AT|RUNS]->(place) WHERE place.id IN $places }
    OR EXISTS { (need)-[:CONCERNS]->(place) WHERE place.id IN $places })
WITH need, has, party
ORDER BY need.neededBy, need.id, party.id
LIMIT 500
OPTIONAL MATCH (teller:Entity {id: has.reportedBy})
WHERE teller:Party AND seenParty(teller, C)
RETURN collect([
  need.id, need.summary, need.status, toString(need.neededBy), toString(need.openedOn),
  party.id, CASE WHEN seenParty(party, A1) THEN party.name END,
  teller.id, CASE WHEN seenParty(teller, A1) THEN teller.name END,
  mayBeAsked(teller, date($day))
]) AS needs
