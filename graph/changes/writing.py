"""The few statements that write entities and ties, and what must be kept up with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.changes.stored import Entity, Tie
from graph.database import Transaction
from graph.names import sort_name
from graph.rows import AddedRow, ChangedRow
from graph.schema import Nothing
from graph.sight import refresh_bases, refresh_homes
from graph.statements import load_statement

NAME_PARTS = ("name", "givenName", "infix", "familyName")


@dataclass(frozen=True)
class VersionRow:
    version: int


ADD_ENTITY = load_statement("changes/add_entity", Nothing)
CHANGE_ENTITY = load_statement("changes/change_entity", VersionRow)
ADD_TIES = load_statement("changes/add_ties", AddedRow)
CHANGE_TIE = load_statement("changes/change_tie", VersionRow)
CHANGE_TIES = load_statement("changes/change_ties", ChangedRow)


async def write_entity(change: Transaction, entity: Entity) -> None:
    """Stores a new entity."""
    labels = [entity.label, "Party"] if entity.node.is_party else [entity.label]
    values = {**entity.values, **sorted_name(entity, entity.values), "id": entity.id}
    await change.run(ADD_ENTITY, labels=labels, values=values)


async def write_entity_change(change: Transaction, entity: Entity, values: Mapping[str, object]) -> None:
    """Changes a stored entity, which gets its next version."""
    await change.run(CHANGE_ENTITY, id=entity.id, values={**values, **sorted_name(entity, values)})


async def write_ties(change: Transaction, ties: Iterable[Tie]) -> None:
    """Stores new ties."""
    new = [
        {"type": tie.type, "startId": tie.start.id, "endId": tie.end.id, "values": {**tie.values, "id": tie.id}}
        for tie in ties
    ]
    if new:
        await change.run(ADD_TIES, ties=new)


async def write_tie_change(change: Transaction, type_: str, tie_id: str, values: Mapping[str, object]) -> None:
    """Changes a stored tie, which gets its next version."""
    await change.run(CHANGE_TIE, type=type_, id=tie_id, values=dict(values))


async def write_tie_changes(
    change: Transaction, type_: str, changed: Iterable[tuple[Tie, Mapping[str, object]]]
) -> None:
    """Changes several stored ties of one type in one go; each gets its next version."""
    changes = [
        {"startId": tie.start.id, "endId": tie.end.id, "id": tie.id, "values": dict(values)} for tie, values in changed
    ]
    if changes:
        await change.run(CHANGE_TIES, type=type_, changes=changes)


async def keep_sight(change: Transaction, ties: Iterable[Tie]) -> None:
    """Recomputes where people live and until when they may be seen, where these ties have a say in it."""
    if homes := [tie.start.id for tie in ties if tie.type == "LIVES_IN"]:
        await refresh_homes(change, homes)
    if bases := [tie.start.id for tie in ties if tie.type == "HAS_BASIS"]:
        await refresh_bases(change, bases)


def sorted_name(entity: Entity, values: Mapping[str, object]) -> dict[str, object]:
    """The name by which a person is sorted, when a part of the name is given."""
    if entity.label != "Person" or not any(part in values for part in NAME_PARTS):
        return {}
    name, given_name, infix, family_name = ({**entity.values, **values}.get(part) for part in NAME_PARTS)
    return {"sortName": sort_name(str(name), _text(given_name), _text(infix), _text(family_name))}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
