"""Entities and ties as a change finds them: held until the change is stored, ids in sorted order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from graph.changes.values import Values, native
from graph.database import Transaction
from graph.model import NODE, TIE, NodeType, TieType
from graph.model.kinds import LocationKind
from graph.rows import PropertiesRow
from graph.statements import load_statement


@dataclass(frozen=True)
class Entity:
    """An entity, stored or about to be; `values` are its properties in Python's own types."""

    id: str
    label: str
    values: Mapping[str, Any]

    @property
    def node(self) -> NodeType:
        return NODE[self.label]

    @property
    def version(self) -> int:
        return self.values["version"]

    @property
    def is_area(self) -> bool:
        return self.label == "Location" and self.values.get("kind") != LocationKind.VENUE.value


@dataclass(frozen=True)
class Tie:
    """A tie, stored or about to be, with what stands at its ends."""

    id: str
    type: str
    start: Entity
    end: Entity
    values: Mapping[str, Any]

    @property
    def tie(self) -> TieType:
        return TIE[self.type]

    @property
    def version(self) -> int:
        return self.values["version"]

    @property
    def ends(self) -> tuple[Entity, Entity]:
        return self.start, self.end


@dataclass(frozen=True)
class EntityRow:
    id: str
    labels: list[str]
    properties: dict[str, object]


@dataclass(frozen=True)
class BetweenRow:
    start_id: str
    end_id: str
    properties: dict[str, object]


@dataclass(frozen=True)
class EndsRow:
    start_id: str
    end_id: str


@dataclass(frozen=True)
class IdRow:
    id: str


@dataclass(frozen=True)
class TieRow:
    type: str
    other: str
    is_outgoing: bool
    properties: dict[str, object]


LOCK_ENTITIES = load_statement("changes/lock_entities", EntityRow)
FIND_TIE = load_statement("changes/find_tie", EndsRow)
LOCK_TIE = load_statement("changes/lock_tie", BetweenRow)
LIST_TIES_BETWEEN = load_statement("changes/list_ties_between", PropertiesRow)
LIST_TIES_AMONG = load_statement("changes/list_ties_among", BetweenRow)
LIST_NEIGHBOURS = load_statement("changes/list_neighbours", IdRow)
LIST_TIES_OF = load_statement("changes/list_ties_of", TieRow)


@dataclass(frozen=True)
class Neighbour:
    """One tie of an entity, and the id at its other end."""

    type: str
    other: str
    is_outgoing: bool
    values: Mapping[str, Any]


async def lock_entities(change: Transaction, ids: Iterable[str]) -> dict[str, Entity]:
    """Holds these entities until the change is stored, and gives those that exist."""
    wanted = sorted(set(ids))
    rows = await change.run(LOCK_ENTITIES, ids=wanted) if wanted else []
    found = (Entity(row.id, _label(row.labels), natives(row.properties)) for row in rows)
    return {entity.id: entity for entity in found}


async def lock_around(change: Transaction, ids: Iterable[str]) -> dict[str, Entity]:
    """Holds these entities together with whoever they have a tie with, all in one order, and gives those that exist.

    To be asked before anything is held: who takes ties out, or moves them, holds both their ends.
    """
    own = sorted(set(ids))
    wanted = {*own, *await _neighbours(change, own)}
    found = await lock_entities(change, wanted)
    # Who was tied to them while this waited; from now on nobody is.
    late = set(await _neighbours(change, own)) - wanted
    return found | await lock_entities(change, late)


async def _neighbours(change: Transaction, ids: list[str]) -> list[str]:
    return [row.id for row in await change.run(LIST_NEIGHBOURS, ids=ids)] if ids else []


async def lock_tie(
    change: Transaction, type_: str, id_: str, more: Iterable[str] = ()
) -> tuple[Tie, dict[str, Entity]] | None:
    """Holds a tie, both its ends and `more` entities until the change is stored; the entities are given with it."""
    ends = await change.first(FIND_TIE, type=type_, id=id_)
    if ends is None:
        return None
    found = await lock_entities(change, {ends.start_id, ends.end_id, *more})
    row = await change.first(LOCK_TIE, type=type_, id=id_)
    if row is None:
        return None
    if (row.start_id, row.end_id) != (ends.start_id, ends.end_id):
        # A merge gave it to somebody else while this waited.
        return await lock_tie(change, type_, id_, more)
    return Tie(id_, type_, found[ends.start_id], found[ends.end_id], natives(row.properties)), found


async def ties_between(change: Transaction, type_: str, start: Entity, end: Entity) -> list[Values]:
    """The properties of the ties of a type that lead from one entity to another."""
    rows = await change.run(LIST_TIES_BETWEEN, type=type_, start_id=start.id, end_id=end.id)
    return [natives(row.properties) for row in rows]


async def ties_among(change: Transaction, ids: Iterable[str], *types: str) -> list[tuple[str, str, Values]]:
    """The ties of these types that lead from one of these entities to another, each with its two ends."""
    rows = await change.run(LIST_TIES_AMONG, ids=sorted(set(ids)), types=list(types))
    return [(row.start_id, row.end_id, natives(row.properties)) for row in rows]


async def ties_of(change: Transaction, entity_id: str, *types: str) -> list[Neighbour]:
    """The ties of these types that an entity has."""
    rows = await change.run(LIST_TIES_OF, id=entity_id, types=list(types))
    return [Neighbour(row.type, row.other, row.is_outgoing, natives(row.properties)) for row in rows]


def natives(properties: Mapping[str, object]) -> Values:
    """Properties as read from the graph in Python's own types."""
    return {name: native(value) for name, value in properties.items()}


def _label(labels: list[str]) -> str:
    return next(label for label in cast("Iterable[str]", NODE) if label in labels)
