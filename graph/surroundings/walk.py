"""The walk outwards from one party, level by level, as far as there is room."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.asking import Asking
from graph.chains.asked import padded, steady
from graph.chains.reading import read
from graph.chains.ties import Link, Stop, meeting_link, read_link, read_stop
from graph.dates import year_before
from graph.errors import LimitExceeded
from graph.model.kinds import TieKind
from graph.statements import load_statement

MOST_TIES = 1_000
MOST_PAIRS = 5_000


@dataclass(frozen=True)
class NeighbourRow:
    """A neighbour that was found."""

    id: str
    is_hub: bool
    name: str | None


@dataclass(frozen=True)
class TieRow:
    """A tie between two of the parties."""

    one: list[Any]
    other: list[Any]
    tie: list[Any]


@dataclass(frozen=True)
class OthersRow:
    """How many neighbours of a party are not shown."""

    id: str
    others: int


@dataclass(frozen=True)
class MetRow:
    """Two people who came to at least two of the same meetings."""

    one: list[Any]
    other: list[Any]
    meetings: list[list[Any]]
    is_tied: bool


LIST_NEIGHBOURS = load_statement("surroundings/list_neighbours", NeighbourRow)
LIST_TIES = load_statement("surroundings/list_ties", TieRow)
COUNT_NEIGHBOURS = load_statement("surroundings/count_neighbours", OthersRow)
LIST_MET = load_statement("surroundings/list_met", MetRow)


@dataclass(frozen=True)
class Tied:
    """A tie between two parties that are shown."""

    one: Stop
    other: Stop
    link: Link


@dataclass
class Walk:
    """What one walk has found so far: the parties with their distance, and those too large to look beyond.

    `is_cut` when something was left out; `is_full` when there was no room to look further, so that it is not known yet.
    """

    asking: Asking
    ties: tuple[TieKind, ...]
    day: date
    most: int
    steps: dict[str, int]
    is_cut: bool = False
    is_full: bool = False
    hubs: dict[str, str] = field(default_factory=dict[str, str])
    _met: dict[str, list[MetRow]] = field(default_factory=dict[str, list[MetRow]])

    async def go(self, depth: int) -> None:
        """Walks so many steps outwards; a level that takes too long ends the walk."""
        for steps in range(1, depth + 1):
            frontier = [each for each, at in self.steps.items() if at == steps - 1 and each not in self.hubs]
            room = self.most - len(self.steps)
            if room == 0:
                self.is_full = True
                return
            found = await self._level(frontier, is_first=steps == 1)
            self.is_cut = self.is_cut or len(found) > room
            for each in found[:room]:
                self.steps[each.id] = steps
                if each.is_hub:
                    self.hubs[each.id] = each.name or ""

    async def tied(self) -> list[Tied]:
        """The ties among the parties found; of ties of one kind between the same two, the cheapest."""
        best: dict[tuple[str, str, TieKind], Tied] = {}
        for each in [*await self._stored(), *await self._derived()]:
            key = (each.one.id, each.other.id, each.link.kind)
            if key not in best or each.link.cost < best[key].link.cost:
                best[key] = each
        self.is_cut = self.is_cut or len(best) > MOST_TIES
        kept = sorted(best, key=lambda key: (best[key].link.cost, key))[:MOST_TIES]
        return [best[key] for key in sorted(kept)]

    async def others(self) -> dict[str, int]:
        """How many neighbours of each party are not among those found."""
        counts = dict.fromkeys(self.steps, 0)
        if self._kinds:
            rows = await read(self.asking, COUNT_NEIGHBOURS, ids=self._ids, ties=self._kinds, day=self.day.isoformat())
            counts |= {row.id: row.others for row in rows}
        for row in await self._all_met():
            if row.other[0] not in self.steps and not row.is_tied:
                counts[row.one[0]] += 1
        return counts

    def has_more(self, depth: int, others: Mapping[str, int]) -> bool:
        """Whether somebody who would have been looked beyond has neighbours that are not among those found."""
        return any(others[each] for each, steps in self.steps.items() if steps < depth and each not in self.hubs)

    async def _level(self, frontier: list[str], *, is_first: bool) -> list[NeighbourRow]:
        """The neighbours of these parties that were not found yet, one more than there is room for."""
        found: dict[str, NeighbourRow] = {}
        try:
            if self._kinds and frontier:
                rows = await read(
                    self.asking,
                    LIST_NEIGHBOURS,
                    from_ids=padded(frontier),
                    known_ids=self._ids,
                    ties=self._kinds,
                    day=self.day.isoformat(),
                    hub_size=self.asking.service.hub_size,
                    rows=self.most - len(self.steps) + 1,
                )
                found |= {row.id: row for row in rows}
            for row in await self._read_met(frontier):
                if row.other[0] not in self.steps:
                    found.setdefault(row.other[0], NeighbourRow(row.other[0], False, row.other[2]))
        except LimitExceeded:
            if is_first:
                raise
            self.is_cut = True
        return list(found.values())

    async def _stored(self) -> Iterable[Tied]:
        if not self._kinds:
            return ()
        rows = await read(
            self.asking,
            LIST_TIES,
            ids=self._ids,
            ties=self._kinds,
            day=self.day.isoformat(),
            rows=MOST_TIES + 1,
        )
        self.is_cut = self.is_cut or len(rows) > MOST_TIES
        return [Tied(read_stop(row.one), read_stop(row.other), read_link(row.tie, self.day)) for row in rows]

    async def _derived(self) -> Iterator[Tied]:
        rows = await self._all_met()
        return (
            Tied(read_stop(row.one), read_stop(row.other), link)
            for row in rows
            # Read from both ends; told once, smaller id first, as ties between people are stored.
            if row.one[0] < row.other[0] in self.steps and (link := meeting_link(row.meetings, self.day))
        )

    async def _all_met(self) -> list[MetRow]:
        with suppress(LimitExceeded):
            await self._read_met(self.steps)
            return [row for each in self.steps for row in self._met.get(each, [])]
        self.is_cut = True
        return []

    async def _read_met(self, ids: Iterable[str]) -> list[MetRow]:
        """Whom these people keep meeting; everybody is asked for once."""
        if TieKind.MEETS not in self.ties:
            return []
        asked = list(ids)
        new = [each for each in asked if each not in self._met]
        self._met |= {each: [] for each in new}
        if new:
            rows = await read(
                self.asking,
                LIST_MET,
                ids=padded(new),
                ties=self._kinds or steady([TieKind.MEETS.value]),
                after=year_before(self.day).isoformat(),
                day=self.day.isoformat(),
                rows=MOST_PAIRS,
            )
            self.is_cut = self.is_cut or len(rows) == MOST_PAIRS
            for row in rows:
                self._met[row.one[0]].append(row)
        return [row for each in asked for row in self._met[each]]

    @property
    def _kinds(self) -> list[str]:
        """The stored kinds among those asked for."""
        kinds = [each.value for each in self.ties if each is not TieKind.MEETS]
        return steady(kinds) if kinds else []

    @property
    def _ids(self) -> list[str]:
        return padded(list(self.steps))
