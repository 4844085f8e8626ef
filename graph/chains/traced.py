"""Chains searched by the database itself: for the fewest steps, on stored ties.

One chain costs the database about a millisecond. Several are looked for in three ways of rising cost, each only when
the one before did not find enough: as short as the shortest, one step longer through somebody else at either end, and
the shortest of any length.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from graph.asking import Asking
from graph.chains.asked import Asked, padded, steady
from graph.chains.pool import Pool, arrange
from graph.chains.reading import WHOLE_SEARCH, read
from graph.chains.ties import Found, Hub, cheapest, read_link, read_stop
from graph.errors import LimitExceeded
from graph.statements import Statement, load_statement

# Beyond these a search is cut, and the answer says so.
ROWS = 100
MANY_ROWS = 100


@dataclass(frozen=True)
class ChainsRow:
    """Chains as the statements give them, in one row: the driver takes four times as long for a row of each."""

    chains: list[list[Any]]


TRACE_CHAIN = load_statement("chains/trace_chain", ChainsRow)
TRACE_EQUAL_CHAINS = load_statement("chains/trace_equal_chains", ChainsRow)
TRACE_DETOURS = load_statement("chains/trace_detours", ChainsRow)
TRACE_MANY_CHAINS = load_statement("chains/trace_many_chains", ChainsRow)
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
        if (broker := found.chains[0].broker) and (
            found.is_full or all(broker.id in each.ids for each in found.chains)
        ):
            # Otherwise all the shortest are known, and those without the broker are among them.
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
        shorter = await self._within(TRACE_CHAIN, asked, max_steps=length - 1)
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
        return await self._read(TRACE_EQUAL_CHAINS, asked, max_steps=asked.max_steps, rows=ROWS)

    async def _around(self, avoided: str) -> Pool:
        """The shortest chains that do without one more party."""
        asked = replace(self._asked, avoiding=(*self._asked.avoiding, avoided))
        return await self._within(TRACE_EQUAL_CHAINS, asked, max_steps=asked.max_steps, rows=ROWS)

    async def _longer(self, found: Pool, count: int, length: int) -> Pool:
        """With chains that are longer than the shortest, which are `length` steps, until there are enough."""
        asked = self._asked
        for one in (asked, replace(asked, from_id=asked.to or "", to=asked.from_id)):
            missing = count - len(found.chains)
            if missing > 0:
                found |= await self._within(TRACE_DETOURS, one, rows=missing + 2, length=length)
        if len(found.chains) >= count:
            return found
        for rows in (count + 4, MANY_ROWS):
            more = await self._within(TRACE_MANY_CHAINS, asked, rows=rows, max_steps=asked.max_steps)
            found |= more
            # Rows that differ in parallel ties only are one chain, and may have taken the room of others.
            if len(found.chains) >= count or not more.is_full:
                return found
        return replace(found, is_cut=True)

    async def _within(self, statement: Statement[ChainsRow], asked: Asked, **limits: int) -> Pool:
        try:
            return await self._read(statement, asked, **limits)
        except LimitExceeded:
            return Pool(is_cut=True)

    async def _read(self, statement: Statement[ChainsRow], asked: Asked, **limits: int) -> Pool:
        [row] = await read(self._asking, statement, seconds=self._seconds, **self._parameters(asked), **limits)
        # Start and goal who are tied themselves are brought together by nobody, so that one step is no secret.
        chains = [
            self._found(parties, ties) for parties, ties, is_apart in row.chains if not is_apart or len(ties) == 1
        ]
        if asked.from_id != self._asked.from_id:
            chains = [each.reversed() for each in chains]
        is_full = len(row.chains) == limits.get("rows")
        pool = Pool(
            tuple(chains),
            is_cut=is_full and statement is TRACE_EQUAL_CHAINS,
            is_full=is_full,
            met_apart=len(chains) < len(row.chains),
        )
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
