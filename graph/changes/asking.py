"""Asks somebody to answer a need, and records what they said and did."""

from datetime import date

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.conflicts import check_version, recorded_already
from graph.changes.entities import find_entity
from graph.changes.given import check_past, hold
from graph.changes.mutations import Request, check_request, perform
from graph.changes.periods import holds_after
from graph.changes.possible import check_request_to
from graph.changes.results import Changed, Findings
from graph.changes.rules import check_ends
from graph.changes.stored import Entity, Tie, ties_between, ties_of
from graph.changes.ties import find_tie
from graph.changes.values import Values, check_together, read_changed
from graph.changes.writing import write_entity_change, write_tie_change, write_ties
from graph.database import Database, Transaction
from graph.ids import new_id
from graph.model import TIE, DataClass
from graph.model.kinds import AnswerStatus, NeedStatus
from graph.words import say

TYPE = "ANSWERS"
OPEN_NEEDS = (NeedStatus.OPEN.value, NeedStatus.MATCHED.value)
# What may follow on what: a promise can be taken back, and a word of thanks may come later.
NEXT: dict[str, tuple[str, ...]] = {
    AnswerStatus.ASKED: (AnswerStatus.AGREED, AnswerStatus.DECLINED, AnswerStatus.DONE),
    AnswerStatus.AGREED: (AnswerStatus.DONE, AnswerStatus.DECLINED),
    AnswerStatus.DONE: (AnswerStatus.DONE,),
    AnswerStatus.DECLINED: (),
}


async def ask_for_answer(
    database: Database,
    viewer: Viewer,
    *,
    mutation_id: str,
    need: str,
    party: str,
    by: str | None = None,
    on: date | None = None,
) -> Changed:
    """Records that a party or arrangement was asked to answer a need; `by` is who asked."""
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    day = on or viewer.day
    check_past(day, viewer.day, findings)
    findings.refuse_any()
    values: Values = {"status": AnswerStatus.ASKED.value, "askedOn": day, **({"askedBy": by} if by else {})}
    given = {"need": need, "party": party, "by": by, "on": on}
    tie_id = new_id()
    request = Request(viewer, "askForAnswer", mutation_id, given, Changed(Ref(tie_id), TYPE, 1))
    return await perform(database, request, lambda change: _ask(change, tie_id, need, party, by, values))


async def _ask(change: Transaction, tie_id: str, need: str, party: str, by: str | None, values: Values) -> None:
    findings = Findings(change.viewer.language)
    askers = [each.other for each in await ties_of(change, need, "HAS_NEED")]
    needed, found, _ = await find_entity(change, "Need", need, party, *askers, *([by] if by else []), field="need")
    await hold(change, {"party": [party]}, findings, labels=TIE[TYPE].starts, data_class=DataClass.D1)
    if by:
        await hold(change, {"by": [by]}, findings, labels=("Person", "Organisation"), data_class=DataClass.A1)
    findings.refuse_any()
    helper = found[party]
    check_ends(TYPE, helper, needed, findings, ("party", "need"))
    _check_need(needed, findings)
    if party in askers:
        findings.add("SAME_PARTY", "party", "{id} asks this and cannot be asked to answer it.", id=party)
    findings.refuse_any()
    await check_request_to(change, helper, [found[each] for each in askers if each in found], findings)
    findings.refuse_any()
    for other in await ties_between(change, TYPE, helper, needed):
        # What was promised in an arrangement that was cancelled may be asked again.
        if holds_after(other, change.viewer.day):
            raise recorded_already(other, is_dated=False)
    await write_ties(change, [Tie(tie_id, TYPE, helper, needed, values)])


async def record_answer(
    database: Database,
    viewer: Viewer,
    tie_id: str,
    *,
    mutation_id: str,
    expected_version: int,
    status: AnswerStatus,
    on: date | None = None,
    thanks: str | None = None,
) -> Changed:
    """Records what somebody who was asked answered, or that it was done; the need follows."""
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    day = on or viewer.day
    check_past(day, viewer.day, findings)
    values = read_changed(TIE[TYPE].properties, {"status": status, **({"thanks": thanks} if thanks else {})}, findings)
    findings.refuse_any()
    given = {"id": tie_id, "expectedVersion": expected_version, "status": status.value, "on": on, "thanks": thanks}
    request = Request(viewer, "recordAnswer", mutation_id, given, Changed(Ref(tie_id), TYPE, expected_version + 1))

    async def work(change: Transaction) -> None:
        tie, _ = await find_tie(change, TYPE, tie_id)
        check_version(tie.version, expected_version)
        await _answer(change, tie, status, day, values)

    return await perform(database, request, work)


async def _answer(change: Transaction, tie: Tie, status: AnswerStatus, day: date, values: Values) -> None:
    findings = Findings(change.viewer.language)
    before = str(tie.values.get("status") or AnswerStatus.ASKED.value)
    if status not in NEXT[before]:
        findings.add(
            "WRONG_STATUS",
            "status",
            "This answer is {before}, after which it cannot become {status}. Allowed now: {allowed}.",
            before=before,
            status=status.value,
            allowed=", ".join(NEXT[before]) or say(findings.language, "nothing"),
        )
    if before == AnswerStatus.ASKED:
        values = {**values, "answeredOn": day}
    check_together({**tie.values, **values}, findings)
    findings.refuse_any()
    await write_tie_change(change, TYPE, tie.id, values)
    await _follow(change, tie, status, day)


async def _follow(change: Transaction, tie: Tie, status: AnswerStatus, day: date) -> None:
    """What an answer means for the need: promised is matched, done is met, and the last no opens it again."""
    need, values = tie.end, dict[str, object]()
    if need.values.get("status") not in OPEN_NEEDS:
        return
    if status is AnswerStatus.DONE:
        values = {"status": NeedStatus.MET.value, "closedOn": day}
    elif status is AnswerStatus.AGREED and need.values["status"] != NeedStatus.MATCHED:
        values = {"status": NeedStatus.MATCHED.value}
    elif status is AnswerStatus.DECLINED and need.values["status"] != NeedStatus.OPEN:
        others = [each for each in await ties_of(change, need.id, TYPE) if each.values["id"] != tie.id]
        lasting = [each for each in others if holds_after(each.values, change.viewer.day)]
        if not any(each.values.get("status") == AnswerStatus.AGREED for each in lasting):
            values = {"status": NeedStatus.OPEN.value}
    if values:
        await write_entity_change(change, need, values)


def _check_need(need: Entity, findings: Findings) -> None:
    if need.values.get("status") not in OPEN_NEEDS:
        findings.add(
            "CLOSED",
            "need",
            "This need is not open any more: {status}. Open it again first, or record a new one.",
            status=need.values.get("status"),
        )
