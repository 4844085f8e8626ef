"""Adds, changes, ends and removes ties, driven by the declared model."""

from collections.abc import Mapping
from datetime import date

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.conflicts import check_version, exists_already
from graph.changes.homes import check_one_home, move, move_back, move_later
from graph.changes.mutations import Request, check_request, perform
from graph.changes.periods import end_day
from graph.changes.permission import keep_reporter, seen_classes, sees_tie
from graph.changes.results import Changed, Findings
from graph.changes.rules import (
    canonical,
    check_circle,
    check_duplicates,
    check_ends,
    check_least,
    check_references,
    check_room,
    key_of,
    note_absent,
    referred,
)
from graph.changes.stored import Entity, Tie, lock_entities, lock_tie
from graph.changes.values import Values, check_together, read_changed, read_new
from graph.changes.writing import keep_sight, write_tie_change, write_ties
from graph.database import Database, Transaction
from graph.errors import InvalidInput, NotFound
from graph.ids import new_id
from graph.model import TIE, DataClass, Property, TieType, ValueKind
from graph.model_values import UnfitValue, is_id, missing, shown, stored_value
from graph.schema import Nothing
from graph.statements import load_statement

REMOVE_TIE = load_statement("changes/remove_tie", Nothing)
ON = Property("on", ValueKind.PARTIAL_DAY, DataClass.P, "From which day it no longer counts.", is_required=True)
REASON = Property("reason", ValueKind.LINE, DataClass.P, "Why the tie was wrong.", is_required=True)


async def add_tie(
    database: Database,
    viewer: Viewer,
    type_: str,
    start: str,
    end: str,
    *,
    mutation_id: str,
    values: Mapping[str, object],
) -> Changed:
    """Records a tie between two entities; a new home ends the one before."""
    tie = tie_of(type_)
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    read = read_new(tie.properties, values, findings)
    keep_reporter(tie, read, findings)
    findings.refuse_any()
    tie_id = str(read.get("id") or new_id())
    given = {"from": start, "to": end, "values": read}
    request = Request(viewer, f"tie{tie.name}", mutation_id, given, Changed(Ref(tie_id), type_, 1))
    ends = {"from": start, "to": end}
    return await perform(database, request, lambda change: _add(change, type_, tie_id, ends, read))


async def change_tie(
    database: Database,
    viewer: Viewer,
    type_: str,
    tie_id: str,
    *,
    expected_version: int,
    mutation_id: str,
    values: Mapping[str, object],
) -> Changed:
    """Changes the fields of a tie that are given; None clears a field. Its ends stay what they are."""
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    declared = tie_of(type_)
    read = read_changed(declared.properties, values, findings)
    keep_reporter(declared, read, findings)
    findings.refuse_any()
    given = {"type": type_, "id": tie_id, "expectedVersion": expected_version, "values": read}
    result = Changed(Ref(tie_id), type_, expected_version + 1)
    request = Request(viewer, "changeTie", mutation_id, given, result)

    async def work(change: Transaction) -> None:
        tie, found = await find_tie(change, type_, tie_id, *referred(read).values())
        check_version(tie.version, expected_version)
        await _change(change, tie, read, found)

    return await perform(database, request, work)


async def end_tie(
    database: Database,
    viewer: Viewer,
    type_: str,
    tie_id: str,
    *,
    on: date | str,
    expected_version: int,
    mutation_id: str,
) -> Changed:
    """Ends a tie: from that day on it no longer counts, and what was stays known."""
    declared = tie_of(type_)
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    if not declared.is_dated:
        findings.add("NOT_DATED", None, "A tie of type {type} has no dates. Remove it when it is wrong.", type=type_)
        findings.refuse_any()
    until = _read_required(ON, on, findings)
    findings.refuse_any()
    given = {"type": type_, "id": tie_id, "expectedVersion": expected_version, "on": until}
    result = Changed(Ref(tie_id), type_, expected_version + 1)
    request = Request(viewer, "endTie", mutation_id, given, result)

    async def work(change: Transaction) -> None:
        tie, found = await find_tie(change, type_, tie_id)
        check_version(tie.version, expected_version)
        _check_not_ended(change, tie, until)
        await _change(change, tie, {"until": until}, found)

    return await perform(database, request, work)


async def remove_tie(
    database: Database,
    viewer: Viewer,
    type_: str,
    tie_id: str,
    *,
    reason: str,
    expected_version: int,
    mutation_id: str,
) -> Changed:
    """Removes a tie that was wrong; one that was true and is over is ended instead."""
    tie_of(type_)
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    why = _read_required(REASON, reason, findings)
    findings.refuse_any()
    given = {"type": type_, "id": tie_id, "expectedVersion": expected_version, "reason": why}
    result = Changed(Ref(tie_id), type_, expected_version)
    request = Request(viewer, "removeTie", mutation_id, given, result, reason=why)

    async def work(change: Transaction) -> None:
        tie, _ = await find_tie(change, type_, tie_id)
        check_version(tie.version, expected_version)
        found = Findings(viewer.language)
        await check_least(change, tie, found)
        found.refuse_any()
        await change.run(REMOVE_TIE, type=type_, id=tie_id)
        await move_back(change, tie)
        await keep_sight(change, [tie])

    return await perform(database, request, work)


def tie_of(type_: str) -> TieType:
    """The declaration of a tie; InvalidInput when there is none."""
    if type_ not in TIE:
        sentence = "There is no type of tie {given!r}. Choose one of {allowed}."
        raise InvalidInput(sentence, given=type_, allowed=", ".join(TIE))
    return TIE[type_]


async def find_tie(change: Transaction, type_: str, tie_id: str, *more: str) -> tuple[Tie, dict[str, Entity]]:
    """Holds a tie with its ends and `more` entities that are seen; NotFound alike for unknown and hidden ties."""
    locked = await lock_tie(change, type_, tie_id, more) if is_id(tie_id) else None
    if locked is None or not await sees_tie(change, locked[0]):
        sentence = "There is no tie of type {type} with the id {id}."
        raise NotFound(sentence, type=type_, id=shown(tie_id), facts={"field": "id"})
    tie, found = locked
    seen = await seen_classes(change, found.values())
    return tie, {id_: each for id_, each in found.items() if id_ in seen}


async def _add(change: Transaction, type_: str, tie_id: str, ends: Mapping[str, str], values: Values) -> None:
    findings = Findings(change.viewer.language)
    found = await lock_entities(change, {*filter(is_id, ends.values()), *referred(values).values()})
    seen = await seen_classes(change, found.values())
    found = {id_: each for id_, each in found.items() if id_ in seen}
    for field, id_ in ends.items():
        if id_ not in found:
            note_absent(findings, field, id_)
    check_references(change.viewer, values, found, findings)
    findings.refuse_any()
    if type_ == "KEEP_APART":
        values = {**values, "reportedBy": change.viewer.id}
    tie = _new_tie(type_, tie_id, ends, found, values, findings)
    if "id" in values and await lock_tie(change, type_, tie.id):
        raise exists_already(tie.id)
    # Recorded first and looked at afterwards: what breaks a rule, or is not the viewer's to see, is undone.
    await write_ties(change, [tie])
    if not await sees_tie(change, tie):
        findings.add("NOT_ALLOWED", None, "You may not see ties of type {type} here, so you record none.", type=type_)
        findings.refuse_any()
    await check_duplicates(change, tie)
    await check_circle(change, tie, findings, "to")
    await check_room(change, tie, findings, "to")
    await move(change, tie, findings, "to")
    findings.refuse_any()
    await keep_sight(change, [tie])


def _new_tie(
    type_: str, tie_id: str, ends: Mapping[str, str], found: Mapping[str, Entity], values: Values, findings: Findings
) -> Tie:
    start, end = canonical(type_, ends["from"], ends["to"])
    fields = ("from", "to") if start == ends["from"] else ("to", "from")
    check_ends(type_, found[start], found[end], findings, fields)
    findings.refuse_any()
    return Tie(tie_id, type_, found[start], found[end], values)


async def _change(change: Transaction, tie: Tie, values: Values, found: Mapping[str, Entity]) -> None:
    findings = Findings(change.viewer.language)
    changed = Tie(tie.id, tie.type, tie.start, tie.end, {**tie.values, **values})
    check_together(changed.values, findings)
    check_references(change.viewer, values, found, findings)
    findings.refuse_any()
    # What was stored before these rules, or from a file, can be mended one field at a time.
    if values.keys() & {"since", "until", *key_of(tie.tie)}:
        await check_duplicates(change, changed)
        if "since" in values:
            await move_later(change, tie, values["since"])
        await check_one_home(change, changed, findings, "since" if "since" in values else "until")
    if values.get("until") is not None:
        await check_least(change, tie, findings)
    findings.refuse_any()
    await write_tie_change(change, tie.type, tie.id, values)
    await keep_sight(change, [tie])


def _check_not_ended(change: Transaction, tie: Tie, until: str) -> None:
    ended = tie.values.get("until")
    if ended is not None and end_day(ended) <= end_day(until):
        findings = Findings(change.viewer.language)
        findings.add("ALREADY_ENDED", "on", "This ended already, in {until}. Change its dates instead.", until=ended)
        findings.refuse_any()


def _read_required(property_: Property, given: object, findings: Findings) -> str:
    """The text of a value that must be there; empty when a problem was noted."""
    try:
        value = stored_value(property_, given)
        if value is None:
            raise missing(property_)
    except UnfitValue as fault:
        findings.add_fault(property_.name, fault)
        return ""
    return str(value)
