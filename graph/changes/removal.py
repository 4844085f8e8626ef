"""Removes entities: what goes with them, and what must be gone before they can go.

A person is never held back: all that is known of them goes along, also what is told about them alone. Something shared,
such as a place or a talent, stays as long as others depend on it.
"""

from dataclasses import dataclass

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.conflicts import check_version
from graph.changes.entities import find_entity, node_of
from graph.changes.holding import HOLDING, Holds
from graph.changes.mutations import Request, check_request, perform
from graph.changes.permission import may_remove
from graph.changes.results import Changed, Findings
from graph.changes.rules import canonical
from graph.changes.stored import Entity, IdRow, lock_around, lock_entities, ties_between, ties_of
from graph.changes.ties import REMOVE_TIE
from graph.database import Database, Transaction
from graph.model import TIE, DataClass
from graph.model_values import is_id
from graph.schema import Nothing
from graph.sight import refresh_bases
from graph.statements import load_statement


@dataclass(frozen=True)
class DependentsRow:
    type: str
    count: int


COUNT_DEPENDENTS = load_statement("changes/count_dependents", DependentsRow)
LIST_CARRIED = load_statement("changes/list_carried", IdRow)
REMOVE_ENTITIES = load_statement("changes/remove_entities", Nothing)
FORGET_IDS = load_statement("changes/forget_ids", Nothing)
FORGET_RECORDS = load_statement("changes/forget_records", Nothing)
SECONDS = 10.0


async def remove_entity(
    database: Database, viewer: Viewer, label: str, entity_id: str, *, expected_version: int, mutation_id: str
) -> Changed:
    """Removes an entity with its ties, unless others depend on it."""
    node_of(label)
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    findings.refuse_any()
    given = {"id": entity_id, "expectedVersion": expected_version}
    result = Changed(Ref(entity_id), label, expected_version)
    request = Request(viewer, f"remove{label}", mutation_id, given, result)

    async def work(change: Transaction) -> None:
        await _hold_going(change, label, entity_id)
        entity, _, classes = await find_entity(change, label, entity_id)
        check_version(entity.version, expected_version)
        await _check_removable(change, entity, classes)
        await _remove(change, entity)

    return await perform(database, request, work, seconds=SECONDS)


async def _hold_going(change: Transaction, label: str, entity_id: str) -> None:
    """Holds an entity in one order with what goes with it, and with the other ends of all their ties.

    What others depend on stays, so that it is not worth holding all of them.
    """
    if is_id(entity_id) and not await _count_holding(change, label, entity_id):
        await lock_around(change, await _going(change, label, entity_id))


async def _check_removable(change: Transaction, entity: Entity, classes: frozenset[DataClass]) -> None:
    findings = Findings(change.viewer.language)
    if not may_remove(entity, classes):
        findings.add("NOT_ALLOWED", None, "You do not see all that would be removed with it, so you may not remove it.")
    for held, number in await _count_holding(change, entity.label, entity.id):
        if change.viewer.sees_all or _is_public(held.type):
            findings.add_many("IN_USE", held.type, held.singular, held.plural, number)
        elif not any(each.code == "IN_USE" for each in findings.problems):
            # A type or a number would tell about people whom this viewer does not see.
            findings.add("IN_USE", None, "Others depend on it, in ways that you may not see.")
    findings.refuse_any()


async def _count_holding(change: Transaction, label: str, entity_id: str) -> list[tuple[Holds, int]]:
    holding = {each.type: each for each in HOLDING.get(label, ())}
    if not holding:
        return []
    rows = await change.run(
        COUNT_DEPENDENTS,
        id=entity_id,
        incoming=[each.type for each in holding.values() if not each.is_outgoing],
        outgoing=[each.type for each in holding.values() if each.is_outgoing],
    )
    return [(holding[row.type], row.count) for row in rows]


def _is_public(type_: str) -> bool:
    tie = TIE[type_]
    return tie.data_class is DataClass.P and "Person" not in (*tie.starts, *tie.ends)


async def _going(change: Transaction, label: str, entity_id: str) -> list[str]:
    """The ids of an entity and of what goes with it."""
    carried = await change.run(LIST_CARRIED, id=entity_id) if node_of(label).is_party else []
    return [entity_id, *(row.id for row in carried)]


async def _remove(change: Transaction, entity: Entity) -> None:
    going = await _going(change, entity.label, entity.id)
    # Held already, but for what came to it while this change waited.
    await lock_around(change, going)
    people = [each.other for each in await ties_of(change, entity.id, "HAS_BASIS")]
    made = await _remove_made(change, entity) if entity.label == "Introduction" else []
    await change.run(REMOVE_ENTITIES, ids=going)
    await change.run(FORGET_IDS, ids=going)
    await change.run(FORGET_RECORDS, ids=[*going, *made])
    if entity.label == "LegalBasis":
        await refresh_bases(change, people)


async def _remove_made(change: Transaction, introduction: Entity) -> list[str]:
    """Removes the tie that an introduction made, so that one recorded by mistake leaves nothing behind; gives its id.

    A tie of which more was recorded since stands by itself, and stays.
    """
    ends = [each.other for each in await ties_of(change, introduction.id, "INTRODUCES")]
    found = await lock_entities(change, ends)
    if len(found) != 2:
        return []
    start, end = (found[each] for each in canonical("KNOWS", *ends))
    known = await ties_between(change, "KNOWS", start, end)
    made = [str(each["id"]) for each in known if each.get("origin") == introduction.id and each["version"] == 1]
    for each in made:
        await change.run(REMOVE_TIE, type="KNOWS", id=each)
    return made
