"""Chains searched by the database itself: for the fewest steps, on stored ties.

One chain costs the database about three milliseconds. Several are looked for in four ways of rising cost, each only
when those before did not find enough: as short as the shortest; the shortest that do without the stepping stones of
those, in the same statement; one step longer, all of them or, where these would be looked for too widely, through
somebody else at either end; the shortest of any length.

What a walk comes by is mostly not on any chain that it finds. So what takes many reads (the days of a tie, whether
somebody may be asked) is tested at first on what was found. Where some of the shortest stand that test, they are all
the shortest there are; where none does, what stood in their way is left out of the next walk.
"""

import asyncio
import time
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from itertools import chain, pairwise
from math import inf
from typing import Any, TypeVar

from graph.asking import Asking
from graph.chains.asked import MOST_STEPS, Asked, padded, steady
from graph.chains.pool import Pool, Rank, Ranked, arrange, in_order
from graph.chains.reading import WHOLE_SEARCH, read
from graph.chains.ties import TELL_COST, Found, Hub, read_cost, read_link, read_stop
from graph.errors import LimitExceeded
from graph.statements import Statement, load_statement

# Beyond these a search is cut, and the answer says so.
ROWS = 100
MANY_ROWS = (20, 100, 100)

# Chains of so many steps and one more are found sooner all together than by detours at either end.
NEAR = 3

# After so many walks that met nothing but obstacles the one that tests all on its way is the quicker.
LIKELY_WALKS = 3


@dataclass(frozen=True)
class ChainsRow:
    """Chains as the statements give them: in one row, and what stands on many of them once."""

    chains: list[list[str]]
    parties: list[list[Any]]
    ties: list[tuple[str, str, list[Any]]]
    apart: list[list[str]]


@dataclass(frozen=True)
class WalkRow(ChainsRow):
    """With what stands in the way of some: ids of parties, element ids of ties, which are not among the ties."""

    closed: list[str]
    ended: list[str]


@dataclass(frozen=True)
class ShortestRow(WalkRow):
    """With the shortest that do without stepping stones of the shortest, where that is needed."""

    around: list[list[str]]


AnyChains = TypeVar("AnyChains", bound=ChainsRow)
AnyWalk = TypeVar("AnyWalk", bound=WalkRow)

TRACE_CHAIN = load_statement("chains/trace_chain", ChainsRow)
TRACE_SHORTEST_CHAINS = load_statement("chains/trace_shortest_chains", ShortestRow)
TRACE_DETOURS = load_statement("chains/trace_detours", ChainsRow)
TRACE_MANY_CHAINS = load_statement("chains/trace_many_chains", WalkRow)
TRACE_HUBS = load_statement("chains/trace_hubs", Hub)


class TracedSearch:
    """The search for one question."""

    def __init__(self, asking: Asking, asked: Asked) -> None:
        self._asking = asking
        self._asked = asked
        self._until = time.monotonic() + WHOLE_SEARCH * asking.service.request_seconds
        self._given: dict[str, Any] = {
            "from_id": asked.from_id,
            "to_id": asked.to,
            "ties": steady([each.value for each in asked.ties]),
            "day": asked.day.isoformat(),
            "date": asked.day,
            "avoiding": padded(asked.avoiding),
            "through_hubs": asked.through_hubs,
            "hub_size": asking.service.hub_size,
            "apart_day": min(asked.day, asking.viewer.day).isoformat(),
        }
        # What was read so far: the parties, and of each pair, both ways round, the cheapest tie with its cost.
        self._parties: dict[str, list[Any]] = {}
        self._ties: dict[tuple[str, str], list[Any]] = {}
        self._costs: dict[tuple[str, str], float] = {}
        # What stood in the way of chains that were found: who may be no stepping stone, and ties that lead nowhere.
        self._closed: dict[str, None] = {}
        self._ended: dict[str, None] = {}

    async def chains(self, count: int) -> Pool:
        """The best `count` chains in their places: by steps, then by cost as far as equally short ones were read."""
        found = await (self._several(count) if count > 1 else self._one())
        ways = arrange(found.ways, count)
        stops = {each: read_stop(self._parties[each]) for each in set(chain.from_iterable(ways))}
        pairs = set(chain.from_iterable(map(pairwise, ways)))
        links = {pair: read_link(self._ties[pair], self._asked.day) for pair in pairs}
        told = [Found(tuple(map(stops.__getitem__, ids)), tuple(map(links.__getitem__, pairwise(ids)))) for ids in ways]
        return Pool(told, found.is_cut, found.met_apart)

    async def hubs(self, best: Found | None) -> list[Hub]:
        """The large organisations through which a chain would have been shorter than the best."""
        length = len(best.links) if best else self._asked.max_steps + 1
        shorter = await self._in_time(self._read(TRACE_CHAIN, max_steps=length - 1, through_hubs=True))
        if not shorter.ranks:
            return []
        given = {name: value for name, value in self._given.items() if name != "through_hubs"}
        with suppress(LimitExceeded):
            return await read(self._asking, TRACE_HUBS, seconds=self._seconds, **given, length=length, rows=ROWS)
        return []

    async def _one(self) -> Ranked:
        return await self._read(TRACE_CHAIN, max_steps=self._asked.max_steps)

    async def _several(self, count: int) -> Ranked:
        try:
            found, around = await self._shortest(count)
        except LimitExceeded:
            return replace(await self._one(), is_cut=True)
        if not found.ranks:
            return found
        size = found.ranks[0][0]
        if around.ranks and around.ranks[0][0] <= size + 1:
            found, around = found | around, Ranked()
        if len(found.ranks) < count and not found.is_cut and size <= self._asked.max_steps:
            found |= await self._longer(found, count, size - 1)
        # Where these are longer still they come last: those of their length were not all looked for.
        return found | around

    async def _shortest(self, count: int, vain: int = 0) -> tuple[Ranked, Ranked]:
        """The shortest chains, and those around; after so many vain walks."""
        is_thorough = vain == LIKELY_WALKS
        row = await self._walk(TRACE_SHORTEST_CHAINS, ROWS, count=count, is_thorough=is_thorough)
        found, around = self._usable(row, row.chains, ROWS), self._usable(row, row.around, ROWS)
        if not is_thorough and (_is_vain(row.chains, found) or _is_vain(row.around, around)):
            return await self._shortest(count, vain + 1)
        return found, around

    async def _longer(self, found: Ranked, count: int, length: int) -> Ranked:
        """Chains that are longer than the shortest, which are `length` steps, until there are enough."""
        if length <= NEAR:
            searches = [self._one_longer()]
        else:
            searches = [self._detours(count, length, is_from_goal=each) for each in (False, True)]
        for longer in await asyncio.gather(*map(self._in_time, searches)):
            found |= longer
        return found if len(found.ranks) >= count else found | await self._many(count)

    async def _one_longer(self) -> Ranked:
        """All chains that are as short as the shortest or one step longer."""
        row = await self._walk(TRACE_MANY_CHAINS, ROWS, lengths=2)
        return self._usable(row, row.chains, ROWS)

    async def _detours(self, count: int, length: int, *, is_from_goal: bool) -> Ranked:
        """Chains one step longer, by way of somebody else at the start, or else at the goal."""
        if not is_from_goal:
            return await self._read(TRACE_DETOURS, rows=count, length=length)
        ends = {"from_id": self._asked.to, "to_id": self._asked.from_id}
        found = await self._read(TRACE_DETOURS, **ends, rows=count, length=length)
        return replace(found, ranks=in_order((size, cost, ids[::-1]) for size, cost, ids in found.ranks))

    async def _many(self, count: int) -> Ranked:
        """The shortest chains of any length; if possible `count`."""
        found = Ranked(is_cut=True)
        with suppress(LimitExceeded):
            for rows in MANY_ROWS:
                row = await self._walk(TRACE_MANY_CHAINS, rows, lengths=MOST_STEPS)
                walked = self._usable(row, row.chains, rows)
                found |= walked
                # Chains that differ in parallel ties only are one, and may have taken the room of others.
                if len(found.ranks) >= count or not walked.is_cut:
                    return replace(found, is_cut=False)
        return found

    async def _walk(self, statement: Statement[AnyWalk], rows: int, **given: Any) -> AnyWalk:
        """A walk that looks at so many chains, and leaves out what stood in the way of those before."""
        obstacles = {"avoiding": padded([*self._asked.avoiding, *self._closed]), "leaving_out": padded([*self._ended])}
        row = await self._row(statement, **obstacles, **given, max_steps=self._asked.max_steps, rows=rows)
        self._closed |= dict.fromkeys(row.closed)
        self._ended |= dict.fromkeys(row.ended)
        return row

    @property
    def _seconds(self) -> float:
        """The time that is left; a little even at the end, so that what is quick is still found."""
        return max(0.1, self._until - time.monotonic())

    async def _in_time(self, search: Awaitable[Ranked]) -> Ranked:
        """What a search found; nothing when it took too long, which is no reason to withhold what others found."""
        try:
            return await search
        except LimitExceeded:
            return Ranked(is_cut=True)

    async def _read(self, statement: Statement[ChainsRow], **given: Any) -> Ranked:
        row = await self._row(statement, **given)
        return self._usable(row, row.chains)

    async def _row(self, statement: Statement[AnyChains], **given: Any) -> AnyChains:
        rows = await read(self._asking, statement, seconds=self._seconds, **{**self._given, **given})
        # None where there is no such party.
        row = rows[0] if rows else statement.row(*(list[Any]() for _ in fields(statement.row)))
        self._note(row)
        return row

    def _usable(self, row: ChainsRow, chains: list[list[str]], most: int | None = None) -> Ranked:
        """The chains in whose way nothing stands; cut where as many were looked at as were allowed at most."""
        cost_of, closed, apart = self._costs.__getitem__, self._closed.keys(), [frozenset(each) for each in row.apart]
        ranks: list[Rank] = []
        met_apart = False
        for each in chains:
            try:
                cost = sum(map(cost_of, pairwise(each)))
            except KeyError:  # two whose tie has ended
                continue
            if not closed.isdisjoint(each[1:-1]):
                continue
            # Start and goal who are tied themselves are brought together by nobody, so that one step is no secret.
            if apart and len(each) > 2 and any(pair.issubset(each) for pair in apart):
                met_apart = True
            else:
                ranks.append((len(each), round(cost, 6), tuple(each)))
        return Ranked(in_order(ranks), len(chains) == most, met_apart)

    def _note(self, row: ChainsRow) -> None:
        self._parties |= {each[0]: each for each in row.parties}
        costs, ties, day = self._costs, self._ties, self._asked.day
        for one, other, told in row.ties:
            cost, pair = read_cost(*told[:TELL_COST], day), (one, other)
            if cost < costs.get(pair, inf):
                back = (other, one)
                costs[pair] = costs[back] = cost
                ties[pair] = ties[back] = told


def _is_vain(chains: list[list[str]], usable: Ranked) -> bool:
    """Whether nothing but obstacles was met."""
    return bool(chains) and not (usable.ranks or usable.met_apart)
