"""Proposes an introduction and records what became of it."""

from datetime import date

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.companions import split_companions
from graph.changes.conflicts import check_version, recorded_already
from graph.changes.entities import Seen, find_entity, hold_named, store_new
from graph.changes.given import check_past
from graph.changes.introductions import make_known
from graph.changes.mutations import Request, check_request, perform
from graph.changes.periods import holds_on
from graph.changes.possible import check_people_of, introduced_by
from graph.changes.results import Changed, Findings
from graph.changes.stored import Entity, natives, ties_between
from graph.changes.values import check_together, read_new
from graph.changes.writing import write_entity_change
from graph.database import Database, Transaction
from graph.ids import new_id
from graph.model import NODE, DataClass
from graph.model.kinds import IntroductionStatus
from graph.rows import PropertiesRow
from graph.statements import load_statement

PROPOSED = IntroductionStatus.PROPOSED.value
LABEL = "Introduction"
FIND_PROPOSED = load_statement("changes/find_proposed", PropertiesRow)


async def introduce(
    database: Database,
    viewer: Viewer,
    *,
    mutation_id: str,
    broker: str,
    first: str,
    second: str,
    reason: str | None = None,
    on: date | None = None,
) -> Changed:
    """Proposes that a broker introduces two people to each other."""
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    given: dict[str, object] = {"broker": broker, "first": first, "second": second, "reason": reason}
    own, companions = split_companions(LABEL, given, findings)
    values = read_new(NODE[LABEL].properties, {**own, "status": PROPOSED}, findings)
    day = on or viewer.day
    check_past(day, viewer.day, findings)
    findings.refuse_any()
    entity = Entity(new_id(), LABEL, {**values, "proposedOn": day})
    request = Request(viewer, "introduce", mutation_id, {**given, "on": on}, Changed(Ref(entity.id), LABEL, 1))

    async def work(change: Transaction) -> None:
        # Others wait for the same broker: all is held once, and little is asked of the database from then on.
        found, seen = await hold_named(change, entity, companions)
        await _check_not_known(change, [found[each] for each in (first, second) if each in found], seen)
        await _check_not_open(change, first, second)
        await store_new(change, entity, companions, found, seen)

    return await perform(database, request, work)


async def answer_introduction(
    database: Database,
    viewer: Viewer,
    introduction_id: str,
    *,
    mutation_id: str,
    expected_version: int,
    status: IntroductionStatus,
    on: date | None = None,
) -> Changed:
    """Records that an introduction was made, which ties the two to each other, or declined."""
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    if status == PROPOSED:
        findings.add("NO_ANSWER", "status", "PROPOSED is no answer. Give MADE or DECLINED.")
    day = on or viewer.day
    check_past(day, viewer.day, findings)
    findings.refuse_any()
    given = {"id": introduction_id, "expectedVersion": expected_version, "status": status.value, "on": on}
    result = Changed(Ref(introduction_id), LABEL, expected_version + 1)

    async def work(change: Transaction) -> None:
        # Known before they are held, so that all are held in one order.
        people = await introduced_by(change, introduction_id)
        introduction, _, _ = await find_entity(change, LABEL, introduction_id, *people)
        _check_open(introduction, change)
        check_version(introduction.version, expected_version)
        if status is IntroductionStatus.MADE:
            await check_people_of(change, introduction)
        await _answer(change, introduction, status, day)

    return await perform(database, Request(viewer, "answerIntroduction", mutation_id, given, result), work)


async def _answer(change: Transaction, introduction: Entity, status: IntroductionStatus, day: date) -> None:
    values: dict[str, object] = {"status": status.value}
    if status is IntroductionStatus.MADE:
        values["madeOn"] = day
    answered = Entity(introduction.id, LABEL, {**introduction.values, **values})
    findings = Findings(change.viewer.language)
    check_together(answered.values, findings)
    findings.refuse_any()
    await write_entity_change(change, introduction, values)
    await make_known(change, answered, before=introduction)


def _check_open(introduction: Entity, change: Transaction) -> None:
    status = introduction.values["status"]
    if status != PROPOSED:
        findings = Findings(change.viewer.language)
        findings.add(
            "ALREADY_ANSWERED",
            "status",
            "This introduction was answered already: {status}. Change the introduction itself when that was wrong.",
            status=status,
        )
        findings.refuse_any()


async def _check_not_known(change: Transaction, people: list[Entity], seen: Seen) -> None:
    """Notes that the two know each other, as far as this viewer may see it."""
    if len(people) != 2 or not all(each.label == "Person" and DataClass.C in seen[each.id] for each in people):
        return
    first, second = sorted(people, key=lambda each: each.id)
    known = await ties_between(change, "KNOWS", first, second)
    if any(holds_on(each, change.viewer.day) for each in known):
        findings = Findings(change.viewer.language)
        sentence = "These two know each other already, so that nobody need introduce them."
        findings.add("KNOWN_ALREADY", "second", sentence)
        findings.refuse_any()


async def _check_not_open(change: Transaction, first: str, second: str) -> None:
    """Conflict when somebody proposed already to introduce these two, and nobody has answered.

    That introduction is not held: whoever answers or changes it holds its people, and these two are held.
    """
    open_ = await change.first(FIND_PROPOSED, first_id=first, second_id=second) if first != second else None
    if open_ is not None:
        raise recorded_already(natives(open_.properties), is_dated=False)
