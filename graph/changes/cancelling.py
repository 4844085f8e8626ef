"""Takes back an arrangement that was agreed: it is over, its promises are, and what nobody answers is asked again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.agreeing import ANSWERS, LABEL, TAKES_PART
from graph.changes.conflicts import check_version
from graph.changes.entities import find_entity
from graph.changes.given import check_past
from graph.changes.mutations import Request, check_request, perform
from graph.changes.periods import first_day, holds_after
from graph.changes.permission import check_fields, seen_classes
from graph.changes.results import Changed, Findings
from graph.changes.stored import Entity, Neighbour, Tie, ties_of
from graph.changes.writing import write_entity_change, write_tie_changes
from graph.database import Database, Transaction
from graph.model import DataClass
from graph.model.kinds import AnswerStatus, ArrangementStatus, NeedStatus


async def cancel_arrangement(
    database: Database,
    viewer: Viewer,
    arrangement_id: str,
    *,
    mutation_id: str,
    expected_version: int,
    on: date | None = None,
) -> Changed:
    """Ends an arrangement that does not go on, with its parts and with what was promised in it and not done yet.

    A need is open again when nobody else has promised to answer it; what was done stays done.
    """
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    day = on or viewer.day
    check_past(day, viewer.day, findings)
    findings.refuse_any()
    given = {"id": arrangement_id, "expectedVersion": expected_version, "on": on}
    result = Changed(Ref(arrangement_id), LABEL, expected_version + 1)
    request = Request(viewer, "cancelArrangement", mutation_id, given, result)

    async def work(change: Transaction) -> None:
        promises = await _promises_in(change, arrangement_id)
        ends = {each for giver, need in promises for each in (giver, need)}
        arrangement, found, classes = await find_entity(change, LABEL, arrangement_id, *sorted(ends))
        check_version(arrangement.version, expected_version)
        noted = Findings(viewer.language)
        check_fields(arrangement.node, ("status", "until"), classes, noted)
        await _check(change, arrangement, found, ends, noted)
        noted.refuse_any()
        await _Cancelling(change, arrangement, found, day).store({need for _, need in promises})

    return await perform(database, request, work)


async def _promises_in(change: Transaction, arrangement_id: str) -> list[tuple[str, str]]:
    """Who promised in an arrangement to answer which need."""
    parties = {each.other for each in await ties_of(change, arrangement_id, TAKES_PART) if not each.is_outgoing}
    return [
        (party, each.other)
        for party in sorted(parties)
        for each in await ties_of(change, party, ANSWERS)
        if each.is_outgoing and each.values.get("origin") == arrangement_id
    ]


async def _check(
    change: Transaction, arrangement: Entity, found: Mapping[str, Entity], ends: set[str], findings: Findings
) -> None:
    """Notes what keeps an arrangement as it is; who is hidden is not named."""
    if arrangement.values.get("status") == ArrangementStatus.ENDED:
        findings.add("WRONG_STATUS", "id", "This arrangement is over already, so it cannot be cancelled any more.")
    seen = await seen_classes(change, found.values())
    if any(DataClass.D1 not in seen.get(each, ()) for each in ends):
        sentence = "You may not see all that was promised in this, so you may not take it back."
        findings.add("NOT_ALLOWED", "id", sentence)


@dataclass(frozen=True)
class _Cancelling:
    """What is written when nothing keeps it from being so; all that is named is held."""

    change: Transaction
    arrangement: Entity
    found: Mapping[str, Entity]
    day: date

    async def store(self, needs: Iterable[str]) -> None:
        """Ends the arrangement, its parts and its promises, and opens needs again."""
        over = {"status": ArrangementStatus.ENDED.value, "until": self._end_of(self.arrangement.values)}
        await write_entity_change(self.change, self.arrangement, over)
        parts = [each for each in await ties_of(self.change, self.arrangement.id, TAKES_PART) if self._lasts(each)]
        # Only the ids of ties and of their ends are written, so that who is hidden need not be known here.
        await write_tie_changes(self.change, TAKES_PART, [(self._part(each), self._ended(each)) for each in parts])
        for need in sorted(needs):
            await self._take_back(self.found[need], await ties_of(self.change, need, ANSWERS))

    async def _take_back(self, need: Entity, answers: Sequence[Neighbour]) -> None:
        open_ = [
            each
            for each in answers
            if self._lasts(each) and each.values.get("status") in (AnswerStatus.ASKED, AnswerStatus.AGREED)
        ]
        own = [each for each in open_ if each.values.get("origin") == self.arrangement.id]
        ties = [Tie(each.values["id"], ANSWERS, self.found[each.other], need, each.values) for each in own]
        await write_tie_changes(self.change, ANSWERS, [(tie, {"until": self._end_of(tie.values)}) for tie in ties])
        is_promised = any(each.values.get("status") == AnswerStatus.AGREED for each in open_ if each not in own)
        if own and need.values.get("status") == NeedStatus.MATCHED and not is_promised:
            await write_entity_change(self.change, need, {"status": NeedStatus.OPEN.value})

    def _part(self, part: Neighbour) -> Tie:
        return Tie(part.values["id"], TAKES_PART, Entity(part.other, "Party", {}), self.arrangement, part.values)

    def _ended(self, part: Neighbour) -> dict[str, object]:
        return {"until": self._end_of(part.values)}

    def _lasts(self, tie: Neighbour) -> bool:
        return holds_after(tie.values, self.day)

    def _end_of(self, values: Mapping[str, Any]) -> str:
        """What would have begun later never holds."""
        return max(self.day, first_day(values.get("since"))).isoformat()
