"""What ids stand for: in the folder that is being read, or in the database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graph.access import Viewer
from graph.database import Database
from graph.model import NODE
from graph.statements import Statement, load_statement
from seeds.format import AREA, VENUE
from seeds.variants import for_tie

BATCH = 5_000
SECONDS = 30.0
PAGE = 10_000


@dataclass(frozen=True)
class CountRow:
    count: int


@dataclass(frozen=True)
class FoundRow:
    """Everything that was found, as one record."""

    found: list[Any]


COUNT_ENTITIES = load_statement("load/count_entities", CountRow)
COUNT_TIES = load_statement("load/count_ties", CountRow)
LIST_KINDS = load_statement("load/list_kinds", FoundRow)
LIST_TIE_ENDS = load_statement("load/list_tie_ends", FoundRow)
LIST_TREE_TIES = load_statement("load/list_tree_ties", FoundRow)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the folder."""

    source: int
    row: int


class Stored:
    """What the database holds already, as far as it was asked for; nothing where there is no database."""

    def __init__(self, database: Database | None, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer
        self.day = viewer.day
        self._kinds: dict[str, str | None] = {}
        self._has_ties: dict[str, bool] = {}
        self.is_empty = False

    async def begin(self) -> None:
        """Looks whether there is anything, which spares all other questions when there is not."""
        row = await self._database.read_first(COUNT_ENTITIES, self._viewer) if self._database else None
        self.is_empty = row is None or row.count == 0

    async def ask_kinds(self, ids: Iterable[str]) -> None:
        """Asks what these ids stand for, where that was not asked before."""
        if self.is_empty:
            return
        for some in batches(sorted(set(ids) - self._kinds.keys())):
            self._kinds.update(dict.fromkeys(some))
            for id_, labels, kind in await self._found(LIST_KINDS, ids=some):
                self._kinds[id_] = _kind(labels, kind)

    def kind(self, id_: str) -> str | None:
        """What an id stands for that was asked, None for nothing."""
        return self._kinds.get(id_)

    async def has_ties(self, type_: str) -> bool:
        """Whether there are ties of a type."""
        if self._database and type_ not in self._has_ties and not self.is_empty:
            row = await self._database.read_first(for_tie(COUNT_TIES, type_), self._viewer, seconds=SECONDS)
            self._has_ties[type_] = row is not None and row.count > 0
        return self._has_ties.get(type_, False)

    async def ends(self, type_: str, tie_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """The ends of those of these ties that exist, by id."""
        found: dict[str, tuple[str, str]] = {}
        ids = sorted(set(tie_ids))
        if not ids or not await self.has_ties(type_):
            return found
        statement = for_tie(LIST_TIE_ENDS, type_)
        for some in batches(ids):
            found |= {id_: (start, end) for id_, start, end in await self._found(statement, ids=some)}
        return found

    async def tree(self, type_: str) -> list[tuple[str, str]]:
        """All ties of a tree as (lower, upper)."""
        found: list[tuple[str, str]] = []
        if self.is_empty:
            return found
        statement, after = for_tie(LIST_TREE_TIES, type_), ""
        while True:
            rows = await self._found(statement, after=after)
            found += [(lower, upper) for _, lower, upper in rows]
            if len(rows) < PAGE:
                return found
            after = rows[-1][0]

    async def _found(self, statement: Statement[FoundRow], **given: object) -> list[list[Any]]:
        if self._database is None:
            return []
        row = await self._database.read_first(statement, self._viewer, seconds=SECONDS, **given)
        return row.found if row else []


class Known:
    """What the ids of the folder stand for, and after them those of the database.

    With `may_be_stored` there is a database that was not asked: what the folder does not tell of may be in there.
    """

    def __init__(self, stored: Stored, *, may_be_stored: bool = False) -> None:
        self.stored = stored
        self.may_be_stored = may_be_stored
        self._own: dict[str, tuple[str, Place]] = {}
        self._refused: set[str] = set()

    def add(self, id_: str, kind: str, place: Place) -> Place | None:
        """Notes an entity of the folder; gives the place of another with the same id."""
        before = self._own.setdefault(id_, (kind, place))[1]
        return None if before is place else before

    def refuse(self, id_: str) -> None:
        """Notes that the row of this entity is refused."""
        self._refused.add(id_)

    def place(self, id_: str) -> Place | None:
        """Where an entity stands in the folder."""
        found = self._own.get(id_)
        return found[1] if found else None

    def refused_place(self, id_: str) -> Place | None:
        """Where the refused row of an entity stands that the database does not have either."""
        return self.place(id_) if id_ in self._refused and self.stored.kind(id_) is None else None

    async def ask(self, ids: Iterable[str]) -> None:
        """Asks the database about those of these ids that the folder does not tell of."""
        own, refused = self._own, self._refused
        await self.stored.ask_kinds(each for each in ids if each not in own or each in refused)

    def kind(self, id_: str) -> str | None:
        """What an id stands for, None for nothing; a refused row counts as long as it is only to be reported."""
        found = self._own.get(id_)
        if found is None:
            return self.stored.kind(id_)
        return (self.stored.kind(id_) or found[0]) if id_ in self._refused else found[0]


def batches(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in portions that one question may hold."""
    left = iter(ids)
    while some := list(islice(left, BATCH)):
        yield some


def _kind(labels: list[str], kind: str | None) -> str:
    label = next((label for label in NODE if label in labels), "")
    return (VENUE if kind == "VENUE" else AREA) if label == "Location" else label
