"""Takes a merge back: the graph is as it was before, except for what was recorded since and stays with who was kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.conflicts import check_version, exists_already
from graph.changes.entities import find_entity
from graph.changes.journal import (
    FIND_MERGE,
    PUT_BACK,
    PUT_BACK_TIES,
    REMOVE_MERGE,
    RESTORE_TELLERS,
    RESTORE_TIES,
    Bare,
    Fate,
    Record,
    all_ties,
    records_of,
)
from graph.changes.merge import SECONDS
from graph.changes.mutations import Request, check_request, perform
from graph.changes.permission import may_remove
from graph.changes.results import Changed, Findings
from graph.changes.stored import Entity, lock_around
from graph.changes.ties import REMOVE_TIE
from graph.changes.values import Values
from graph.changes.writing import write_entity_change, write_tie_change
from graph.database import Database, Transaction
from graph.errors import Conflict, NotFound
from graph.model_values import is_id, shown
from graph.sight import refresh_bases, refresh_homes

_VARYING = frozenset({"version", "updatedAt"})
# Kept by Schakel on each person, and computed anew when the merge is undone.
_DERIVED = ("seenUntil", "homeArea")


async def undo_merge(
    database: Database, viewer: Viewer, *, merged: str, expected_version: int, mutation_id: str
) -> Changed:
    """Puts back a person who was merged into another; `expected_version` is that of who was kept.

    Conflict when a value that the merge changed was changed again since: there is no telling whose it is.
    """
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    findings.refuse_any()
    given = {"merged": merged, "expectedVersion": expected_version}
    request = Request(viewer, "undoMerge", mutation_id, given, Changed(Ref(merged), "Person", 1))

    async def work(change: Transaction) -> None:
        kept = await _hold(change, merged)
        check_version(kept.version, expected_version)
        await _undo(change, kept, merged)

    return await perform(database, request, work, seconds=SECONDS)


async def _hold(change: Transaction, merged: str) -> Entity:
    """Who was kept, held with everybody they have a tie with."""
    row = await change.first(FIND_MERGE, merged_id=merged) if is_id(merged) else None
    if row is None:
        sentence = "Nobody with the id {id} was merged into another person."
        raise NotFound(sentence, id=shown(merged), facts={"field": "merged"})
    found = await lock_around(change, [row.kept_id, merged])
    if await change.first(FIND_MERGE, merged_id=merged) != row:
        # Taken back by somebody else while this waited.
        return await _hold(change, merged)
    if await change.first(FIND_MERGE, merged_id=row.kept_id):
        raise changed_since(row.kept_id, "mergePeople")
    kept, _, classes = await find_entity(change, "Person", row.kept_id)
    if merged in found:
        raise exists_already(merged)
    if not may_remove(kept, classes):
        findings = Findings(change.viewer.language)
        sentence = "You do not see all that would be taken apart, so you may not take it apart."
        findings.add("NOT_ALLOWED", None, sentence)
        findings.refuse_any()
    return kept


async def _undo(change: Transaction, kept: Entity, merged: str) -> None:
    records = await records_of(change, merged)
    now = {each.key: each for each in await all_ties(change, kept.id)}
    before, after = (next(each for each in records if each.fate is fate) for fate in (Fate.BEFORE, Fate.AFTER))
    person = _back(kept.id, kept.values, before.values, after.values)
    results = {each.key: each for each in records if each.fate is Fate.RESULT}
    for record in _present(records, Fate.CHANGED, now):
        back = _back(record.key, now[record.key].values, record.values, results[record.key].values)
        await write_tie_change(change, now[record.key].type, str(record.values["id"]), back)
    moved: list[dict[str, Any]] = []
    for record in _present(records, Fate.MOVED, now):
        tie = now[record.key]
        back = _back(record.key, tie.values, record.values, results[record.key].values)
        values = {name: each for name, each in {**tie.values, **back}.items() if each is not None}
        moved.append({"type": tie.type, "startId": record.start, "endId": record.end, "values": values})
        await change.run(REMOVE_TIE, type=tie.type, id=record.values["id"])
    await change.run(PUT_BACK, merged_id=merged)
    await change.run(PUT_BACK_TIES, ties=moved)
    await change.run(RESTORE_TIES, merged_id=merged)
    await write_entity_change(change, kept, person)
    await _restore_tellers(change, kept.id, merged, records)
    await change.run(REMOVE_MERGE, merged_id=merged)
    await refresh_homes(change, [kept.id, merged])
    await refresh_bases(change, [kept.id, merged])


def _present(records: Iterable[Record], fate: Fate, now: dict[str, Bare]) -> list[Record]:
    """The entries of a kind whose tie is still there; what was removed since stays removed."""
    return [each for each in records if each.fate is fate and each.key in now]


def _back(what: str, now: Mapping[str, Any], before: Values, after: Values) -> Values:
    """What must be written for a merge to be undone; Conflict where it was changed again since."""
    fields = [
        each
        for each in {*before, *after}
        if each not in _VARYING and not each.startswith(_DERIVED) and before.get(each) != after.get(each)
    ]
    for each in sorted(fields):
        if now.get(each) != after.get(each):
            raise changed_since(what, each)
    return {each: before.get(each) for each in fields}


async def _restore_tellers(change: Transaction, kept: str, merged: str, records: list[Record]) -> None:
    named = [each for each in records if each.fate is Fate.NAMED]
    await change.run(
        RESTORE_TELLERS,
        merged_id=merged,
        kept_id=kept,
        ties=[f"{each.key} {name}" for each in named if each.type for name in each.fields],
        bases=[f"{each.values['id']} {name}" for each in named if not each.type for name in each.fields],
        disputes=[each.values["id"] for each in named if each.type == "Dispute"],
    )


def changed_since(what: str, field: str) -> Conflict:
    """The answer to undoing what was changed again since."""
    sentence = (
        "{field} of {what} was changed again after the two were merged, so that nobody can tell to whom it belongs. "
        "Take that change back first, or add the other person anew."
    )
    return Conflict(sentence, code="CHANGED_SINCE", what=what, field=field)
