"""Chains searched by the database itself: for the fewest steps, on stored ties.

One chain costs the database about a millisecond. Several are looked for in three ways of rising cost, each only when
the one before did not find enough: as short as the shortest, one step longer through somebody else at either end, and
the shortest of any length.

What a walk comes by is mostly not on any chain that it finds. So what takes many reads (the days of a tie, whether
somebody may be asked) is tested at first on what was found. Where some of the shortest stand that test, they are all
the shortest there are; where none does, what stood in their way is left out of the next walk.
"""

import time
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

from graph.asking import Asking
from graph.chains.asked import Asked, padded, steady
from graph.chains.pool import Pool, arrange
from graph.chains.reading import WHOLE_SEARCH, read
from graph.chains.ties import Found, Hub, cheapest, read_link, read_stop
from graph.errors import LimitExceeded
from graph.statements import Row, Statement, load_statement

# Beyond these a search is cut, and the answer says so.
ROWS = 100
MANY_ROWS = (20, 100, 100)

# After so many walks that met nothing but obstacles the one that tests all on its way is the quicker.
LIKELY_WALKS = 3


@dataclass(frozen=True)
class ChainsRow:
    """Chains as the statements give them, in one row: the driver takes four times as long for a row of each."""

    chains: list[list[Any]]


@dataclass(frozen=True)
class LikelyRow(ChainsRow):
    """With them, for each chain that was looked at, what stands in its way: ids of parties, element ids of ties."""

    closed: list[list[str]]
    ended: list[list[str]]


@dataclass(frozen=True)
class Walk:
    """What a walk found of the chains that it looked at; others are left when it looked at all it was allowed."""

    pool: Pool
    looked_at: int
    is_full: bool


TRACE_CHAIN = load_statement("chains/trace_chain", ChainsRow)
TRACE_LIKELY_CHAINS = load_statement("chains/trace_likely_chains", LikelyRow)
TRACE_EQUAL_CHAINS = load_statement("chains/trace_equal_chains", ChainsRow)
TRACE_DETOURS = load_statement("chains/trace_detours", ChainsRow)
TRACE_MANY_CHAINS = load_statement("chains/trace_many_chains", LikelyRow)
TRACE_HUBS = load_statement("chains/trace_hubs", Hub)


class TracedSearch:
    """The search for one question."""

    def __init__(self, asking: Asking, asked: Asked) -> None:
        self._asking = asking
        self._asked = asked
        self._until = time.monotonic() + WHOLE_SEARCH * asking.service.request_seconds
        # The same few ties stand on most of the chains that are read.
        self._link = cache(lambda *values: read_link(values, asked.day))

    async def chains(self, count: int) -> Pool:
        """The best `count` chains in their places: by steps, then by cost as far as equally short ones were read."""
        if count == 1:
            return await self._read(TRACE_CHAIN, self._asked, max_steps=self._asked.max_steps)
        try:
            found = await self._equal(self._asked)
        except LimitExceeded:
            return replace(await self.chains(1), is_cut=True)
        if not found.chains:
            return found
        length, second = len(found.chains[0].links), None
        if (broker := found.chains[0].broker) and all(broker.id in each.ids for each in found.chains):
            around = await self._around(broker.id)
            second = next(iter(around.chains), None)
            # Longer ones would come before chains of their length that were not looked for yet.
            found |= around if second and len(second.links) <= length + 1 else replace(around, chains=())
        if len(found.chains) < count and not found.is_cut and length < self._asked.max_steps:
            found = await self._longer(found, count, length)
        return replace(found, chains=tuple(arrange(found.chains, count, second)))

    async def hubs(self, best: Found | None) -> list[Hub]:
        """The large organisations through which a chain would have been shorter than the best."""
        length = len(best.links) if best else self._asked.max_steps + 1
        asked = replace(self._asked, through_hubs=True)
        shorter = await self._in_time(self._read(TRACE_CHAIN, asked, max_steps=length - 1))
        if not shorter.chains:
            return []
        parameters = self._parameters(asked)
        del parameters["through_hubs"]
        with suppress(LimitExceeded):
            return await read(self._asking, TRACE_HUBS, seconds=self._seconds, **parameters, length=length, rows=ROWS)
        return []

    @property
    def _seconds(self) -> float:
        """The time that is left; a little even at the end, so that what is quick is still found."""
        return max(0.1, self._until - time.monotonic())

    async def _equal(self, asked: Asked) -> Pool:
        """The shortest chains."""
        async for walk in self._walks(TRACE_LIKELY_CHAINS, asked, [ROWS] * LIKELY_WALKS):
            if walk.pool.chains or walk.pool.met_apart or not walk.looked_at:
                return replace(walk.pool, is_cut=walk.is_full)
        row = await self._row(TRACE_EQUAL_CHAINS, asked, max_steps=asked.max_steps, rows=ROWS)
        return replace(self._pool(row.chains, asked), is_cut=len(row.chains) == ROWS)

    async def _around(self, avoided: str) -> Pool:
        """The shortest chains that do without one more party."""
        return await self._in_time(self._equal(replace(self._asked, avoiding=(*self._asked.avoiding, avoided))))

    async def _longer(self, found: Pool, count: int, length: int) -> Pool:
        """With chains that are longer than the shortest, which are `length` steps, until there are enough."""
        asked = self._asked
        for one in (asked, replace(asked, from_id=asked.to or "", to=asked.from_id)):
            missing = count - len(found.chains)
            if missing > 0:
                found |= await self._in_time(self._read(TRACE_DETOURS, one, rows=missing + 2, length=length))
        if len(found.chains) >= count:
            return found
        return found | await self._many(count)

    async def _many(self, count: int) -> Pool:
        """The shortest chains of any length; if possible `count`."""
        found = Pool(is_cut=True)
        with suppress(LimitExceeded):
            async for walk in self._walks(TRACE_MANY_CHAINS, self._asked, MANY_ROWS):
                found |= walk.pool
                # Chains that differ in parallel ties only are one, and may have taken the room of others.
                if len(found.chains) >= count or not walk.is_full:
                    return replace(found, is_cut=False)
        return found

    async def _walks(self, statement: Statement[LikelyRow], asked: Asked, limits: Iterable[int]) -> AsyncIterator[Walk]:
        """Walks that look at so many chains each, and leave out what stood in the way of those before."""
        closed: dict[str, None] = {}
        ended: dict[str, None] = {}
        for rows in limits:
            likely = replace(asked, avoiding=(*asked.avoiding, *closed))
            row = await self._row(statement, likely, max_steps=asked.max_steps, rows=rows, leaving_out=padded([*ended]))
            yield Walk(self._pool(row.chains, asked), len(row.closed), len(row.closed) == rows)
            closed |= dict.fromkeys(chain.from_iterable(row.closed))
            ended |= dict.fromkeys(chain.from_iterable(row.ended))

    async def _in_time(self, search: Awaitable[Pool]) -> Pool:
        """What a search found; nothing when it took too long, which is no reason to withhold what others found."""
        try:
            return await search
        except LimitExceeded:
            return Pool(is_cut=True)

    async def _read(self, statement: Statement[ChainsRow], asked: Asked, **limits: int) -> Pool:
        return self._pool((await self._row(statement, asked, **limits)).chains, asked)

    async def _row(self, statement: Statement[Row], asked: Asked, **limits: Any) -> Row:
        [row] = await read(self._asking, statement, seconds=self._seconds, **self._parameters(asked), **limits)
        return row

    def _pool(self, rows: list[list[Any]], asked: Asked) -> Pool:
        # Start and goal who are tied themselves are brought together by nobody, so that one step is no secret.
        chains = [self._found(parties, ties) for parties, ties, is_apart in rows if not is_apart or len(ties) == 1]
        if asked.from_id != self._asked.from_id:
            chains = [each.reversed() for each in chains]
        pool = Pool(tuple(chains), met_apart=len(chains) < len(rows))
        return pool if len(chains) < 2 else pool | Pool()  # each chain once, and in order

    def _found(self, parties: Sequence[Sequence[Any]], ties: Sequence[Sequence[Sequence[Any]]]) -> Found:
        link = self._link
        links = [link(*each[0]) if len(each) == 1 else cheapest([link(*tie) for tie in each]) for each in ties]
        return Found(tuple(map(read_stop, parties)), tuple(links))

    def _parameters(self, asked: Asked) -> dict[str, Any]:
        return {
            "from_id": asked.from_id,
            "to_id": asked.to,
            "ties": steady([each.value for each in asked.ties]),
            "day": asked.day.isoformat(),
            "date": asked.day,
            "avoiding": padded(list(asked.avoiding)),
            "through_hubs": asked.through_hubs,
            "hub_size": self._asking.service.hub_size,
            "apart_day": min(asked.day, self._asking.viewer.day).isoformat(),
        }
