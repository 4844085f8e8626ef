"""Records a day's contacts of one person in one call."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.given import check_past, hold
from graph.changes.mutations import Request, check_request, perform
from graph.changes.periods import first_day, holds_after
from graph.changes.permission import seen_classes
from graph.changes.results import Changed, Findings
from graph.changes.rules import canonical
from graph.changes.stored import Entity, Tie, ties_between
from graph.changes.writing import write_tie_changes, write_ties
from graph.database import Database, Transaction
from graph.ids import new_id
from graph.model import DataClass
from graph.model.kinds import KnownBy
from graph.model_values import is_id

MOST_PEOPLE = 200


async def record_contact(
    database: Database,
    viewer: Viewer,
    *,
    mutation_id: str,
    people: Sequence[str],
    on: date,
    by: str | None = None,
) -> Changed:
    """Records that somebody met or spoke these people on a day.

    `by` is whose contacts they are; else the viewer's own, when the viewer is somebody in the graph. The last contact
    of a tie never moves back. Who did not know each other yet, does so now; where one gives the other care, it is that
    tie which is kept up, and no acquaintance is made of it.
    """
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    own = by or viewer.id
    others = list(dict.fromkeys(people))
    check_past(on, viewer.day, findings)
    _check_people(own, others, findings)
    findings.refuse_any()
    given = {"by": own, "with": sorted(others), "on": on}
    # Its version stays what it is; it is read back by its id.
    request = Request(viewer, "recordContact", mutation_id, given, Changed(Ref(own), "Person", 0))
    return await perform(database, request, lambda change: _record(change, own, others, on, is_named=by is not None))


async def _record(change: Transaction, own: str, others: list[str], on: date, *, is_named: bool) -> None:
    findings = Findings(change.viewer.language)
    found = await hold(change, {"by": [own], "with": others}, findings, data_class=DataClass.C)
    if own not in found and not is_named:
        findings.problems.clear()
        findings.add("REQUIRED", "by", "Say whose contacts these are: give the id of a person in by.")
    findings.refuse_any()
    seen = await seen_classes(change, found.values())
    refreshed: dict[str, list[tuple[Tie, dict[str, object]]]] = {"KNOWS": [], "SUPPORTS": []}
    new: list[Tie] = []
    for other in others:
        sees_care = DataClass.D2 in seen[own] & seen[other]
        care = await _care(change, found[own], found[other], on) if sees_care else []
        known = await _known(change, found[own], found[other], on)
        refreshed["SUPPORTS"] += _later(care, on)
        refreshed["KNOWS"] += _later(known, on)
        if not known and not care:
            new.append(_acquaintance(found[own], found[other], on))
    for type_, changes in refreshed.items():
        await write_tie_changes(change, type_, changes)
    await write_ties(change, new)


def _acquaintance(own: Entity, other: Entity, on: date) -> Tie:
    ends = {own.id: own, other.id: other}
    start, end = (ends[each] for each in canonical("KNOWS", own.id, other.id))
    told = {"knownBy": KnownBy.SELF.value, "reportedBy": own.id}
    return Tie(new_id(), "KNOWS", start, end, {"since": on.isoformat(), "lastContact": on, **told})


async def _known(change: Transaction, own: Entity, other: Entity, on: date) -> list[Tie]:
    ends = {own.id: own, other.id: other}
    start, end = (ends[each] for each in canonical("KNOWS", own.id, other.id))
    return await _holding(change, "KNOWS", start, end, on)


async def _care(change: Transaction, own: Entity, other: Entity, on: date) -> list[Tie]:
    given = await _holding(change, "SUPPORTS", own, other, on)
    return given + await _holding(change, "SUPPORTS", other, own, on)


async def _holding(change: Transaction, type_: str, start: Entity, end: Entity, on: date) -> list[Tie]:
    """The ties from one to the other that had not ended on that day; one that begins later is the same bond."""
    found = await ties_between(change, type_, start, end)
    return [Tie(str(each["id"]), type_, start, end, each) for each in found if holds_after(each, on)]


def _later(ties: list[Tie], on: date) -> list[tuple[Tie, dict[str, object]]]:
    """What changes of these ties: a last contact that lies before that day, and a beginning that lies after it."""
    changes: list[tuple[Tie, dict[str, object]]] = []
    for tie in ties:
        last: Any = tie.values.get("lastContact")
        values: dict[str, object] = {"lastContact": on} if last is None or last < on else {}
        if first_day(tie.values.get("since")) > on:
            values["since"] = on.isoformat()
        if values:
            changes.append((tie, values))
    return changes


def _check_people(own: str, others: list[str], findings: Findings) -> None:
    if not others:
        findings.add("NOTHING_GIVEN", "with", "Nobody was named. Give the id of at least one person.")
    if len(others) > MOST_PEOPLE:
        findings.add(
            "TOO_MANY",
            "with",
            "{field} has {count} items, at most {longest} are allowed.",
            field="with",
            count=len(others),
            longest=MOST_PEOPLE,
        )
    if own in others and is_id(own):
        findings.add("SELF_TIE", "with", "{id} cannot have contact with themselves. Leave that id out.", id=own)
