"""Records who came to a meeting: a whole evening in one call."""

from collections.abc import Iterable, Sequence
from datetime import date

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.entities import find_entity
from graph.changes.given import hold
from graph.changes.mutations import Request, check_request, perform
from graph.changes.permission import seen_classes
from graph.changes.results import Changed, Findings
from graph.changes.stored import Entity, Tie, ties_of
from graph.changes.writing import write_entity_change, write_tie_changes, write_ties
from graph.database import Database, Transaction
from graph.ids import new_id
from graph.model import DataClass
from graph.model.kinds import AttendanceStatus

MOST_PEOPLE = 500
MOST_VISITORS = 100_000
CAME, ABSENT = AttendanceStatus.CAME.value, AttendanceStatus.ABSENT.value
_AWAITED = (AttendanceStatus.INVITED.value, AttendanceStatus.COMING.value)


async def record_attendance(
    database: Database,
    viewer: Viewer,
    meeting_id: str,
    *,
    mutation_id: str,
    came: Sequence[str],
    visitors: int | None = None,
    is_complete: bool | None = None,
) -> Changed:
    """Records who came to a meeting and how many there were.

    Lists add up: who was recorded as having come before stays so. When they are complete, whoever was invited or said
    to come and is on none of them stayed away. Unless it is said, they are complete when the day of the meeting is
    over: during the evening people still come in.
    """
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    people = list(dict.fromkeys(came))
    _check_numbers(people, visitors, findings)
    findings.refuse_any()
    given = {"meeting": meeting_id, "came": sorted(people), "visitors": visitors, "isComplete": is_complete}
    # What it was before is not looked at, so that its version is not known here; it is read back by its id.
    request = Request(viewer, "recordAttendance", mutation_id, given, Changed(Ref(meeting_id), "Meeting", 0))
    return await perform(database, request, lambda change: _record(change, meeting_id, people, visitors, is_complete))


async def _record(
    change: Transaction, meeting_id: str, people: list[str], visitors: int | None, is_complete: bool | None
) -> None:
    findings = Findings(change.viewer.language)
    meeting, _, _ = await find_entity(change, "Meeting", meeting_id, *people, field="meeting")
    _check_begun(meeting, change.viewer.day, findings)
    found = await hold(change, {"came": people}, findings, data_class=DataClass.C)
    stored = await _stored(change, meeting)
    # Of what is named, only people can have come; what else it is has been noted.
    named = {each for each in people if each in found and found[each].label == "Person"}
    recorded = {tie.start.id for tie in stored if tie.values.get("status") == CAME} | named
    if visitors is not None and visitors < len(recorded):
        _note_too_few(findings, visitors, len(recorded))
    findings.refuse_any()
    present = {tie.start.id for tie in stored}
    new = [Tie(new_id(), "ATTENDS", found[each], meeting, {"status": CAME}) for each in people if each not in present]
    await write_ties(change, new)
    is_over = _is_over(meeting, change.viewer.day) if is_complete is None else is_complete
    await write_tie_changes(change, "ATTENDS", _changes(stored, set(people), is_over))
    if visitors is not None and meeting.values.get("visitors") != visitors:
        await write_entity_change(change, meeting, {"visitors": visitors})


async def _stored(change: Transaction, meeting: Entity) -> list[Tie]:
    """The ties of those who were invited, came or stayed away, as far as this viewer may see them.

    These people are not held: who holds the meeting has all its ties, and whoever holds more after it waits for others
    who wait for the meeting.
    """
    ties = await ties_of(change, meeting.id, "ATTENDS")
    people = {each.other: Entity(each.other, "Person", {}) for each in ties}
    seen = await seen_classes(change, people.values())
    return [
        Tie(each.values["id"], "ATTENDS", people[each.other], meeting, each.values)
        for each in ties
        if DataClass.C in seen.get(each.other, ())
    ]


def _check_begun(meeting: Entity, today: date, findings: Findings) -> None:
    day = meeting.values["startsAt"].date()
    if day > today:
        findings.add(
            "IN_FUTURE",
            "meeting",
            "{day} is still to come; today is {today}. Record who came on the day itself or after it.",
            day=day.isoformat(),
            today=today.isoformat(),
        )


def _is_over(meeting: Entity, day: date) -> bool:
    last = meeting.values.get("endsAt") or meeting.values["startsAt"]
    return last.date() < day


def _changes(stored: Iterable[Tie], came: set[str], is_complete: bool) -> list[tuple[Tie, dict[str, object]]]:
    """The ties whose status is another than what is told now; without a change a tie keeps its version."""
    changes: list[tuple[Tie, dict[str, object]]] = []
    for tie in stored:
        status = tie.values.get("status")
        if tie.start.id in came and status != CAME:
            changes.append((tie, {"status": CAME}))
        elif is_complete and tie.start.id not in came and status in _AWAITED:
            changes.append((tie, {"status": ABSENT}))
    return changes


def _check_numbers(people: list[str], visitors: int | None, findings: Findings) -> None:
    if len(people) > MOST_PEOPLE:
        findings.add(
            "TOO_MANY",
            "came",
            "{field} has {count} items, at most {longest} are allowed.",
            field="came",
            count=len(people),
            longest=MOST_PEOPLE,
        )
    if visitors is not None and not 0 <= visitors <= MOST_VISITORS:
        findings.add(
            "OUT_OF_RANGE",
            "visitors",
            "{given} cannot be a number of visitors. Give a whole number from 0 to {most}.",
            given=visitors,
            most=MOST_VISITORS,
        )


def _note_too_few(findings: Findings, visitors: int, named: int) -> None:
    findings.add_many(
        "TOO_FEW",
        "visitors",
        "{count} visitor was counted, but more are recorded as having come ({named}). Count all who were there.",
        "{count} visitors were counted, but more are recorded as having come ({named}). Count all who were there.",
        visitors,
        named=named,
    )
