"""Chains searched by the database itself: for the fewest steps, on stored ties.

One chain costs the database about two milliseconds; all the shortest, with those that begin with somebody else in the
same statement, about four. Where these are too few, the network in memory is searched, as also where two who are kept
apart stand on one of them: both are rules on whole chains, which the database cannot test under way. A large network
takes too long to read after each change. There those will do that begin or that end with somebody else, though others
as short may be cheaper: then the answer says that not all were looked at. Of two who are kept apart it is walked
without the one and without the other.

What a walk comes by is mostly not on any chain that it finds. So what takes many reads (the days of a tie, whether
somebody may be asked) is tested at first on what was found. Where some of the shortest stand that test, they are all
the shortest there are; where none does, what stood in their way is left out of the next walk.
"""

import time
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import inf
from typing import Any, TypeVar

from graph.apart import apart_day
from graph.asking import Asking
from graph.chains.asked import USUAL_TIES, Asked, padded, steady
from graph.chains.pool import MILLION, Pool, Rank, Ranked, arrange, in_order, is_whole, reach
from graph.chains.reading import WHOLE_SEARCH, read
from graph.chains.ties import TELL_WORTH, Found, Hub, read_link, read_stop, read_worth
from graph.errors import LimitExceeded
from graph.statements import Statement, load_statement

# Beyond these a search is cut.
ROWS = 100

# A network of more ties is a large one.
MOST_TIES = 20_000

# So many of those who are kept apart are walked around in a large network; each may double the walks.
MOST_APART = 3

# Longer ones that end otherwise are not added where chains are too few: so long a walk comes by half of the network.
LONGEST_ADDED = 5

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
class ShortestRow(ChainsRow):
    """With what stands in the way of some, and with the shortest that begin with somebody else.

    `closed` holds ids of parties, `ended` element ids of ties, which are not among the ties. `around` is None where
    nobody else was looked for.
    """

    closed: list[str]
    ended: list[str]
    around: list[list[str]] | None
    is_large: bool


AnyChains = TypeVar("AnyChains", bound=ChainsRow)

TRACE_CHAIN = load_statement("chains/trace_chain", ChainsRow)
TRACE_SHORTEST_CHAINS = load_statement("chains/trace_shortest_chains", ShortestRow)
TRACE_LONGER_CHAINS = load_statement("chains/trace_longer_chains", ChainsRow)
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
            "apart_day": apart_day(asking, asked.day),
        }
        # What was read so far: the parties, and of each pair, both ways round, the cheapest tie with its cost.
        self._parties: dict[str, list[Any]] = {}
        self._ties: dict[tuple[str, str], list[Any]] = {}
        self._costs: dict[tuple[str, str], float] = {}
        # What stood in the way of chains that were found: who may be no stepping stone, and ties that lead nowhere.
        self._closed: dict[str, None] = {}
        self._ended: dict[str, None] = {}
        # How many walks met nothing else.
        self._vain = 0

    async def chains(self, count: int) -> Pool:
        """The best `count` chains in their places: by steps, then by cost as far as equally short ones were read."""
        found, around, will_do = await self._several(count) if count > 1 else (await self._one(), Ranked(), True)
        if count == 1 and found.apart:
            found, around, will_do = await self._several(count)
        ways = arrange((found | around).ways, count)
        all_read = is_whole(ways, count, found.whole, around.whole)
        needs_network = bool(found.apart or around.apart) or not (all_read or will_do)
        stops = {each: read_stop(self._parties[each]) for each in set(chain.from_iterable(ways))}
        pairs = set(chain.from_iterable(map(pairwise, ways)))
        links = {pair: read_link(self._ties[pair], self._asked.day) for pair in pairs}
        told = [Found(tuple(map(stops.__getitem__, ids)), tuple(map(links.__getitem__, pairwise(ids)))) for ids in ways]
        return Pool(told, is_cut=will_do and not all_read, needs_network=needs_network, will_do=will_do)

    async def hubs(self, best: Found | None) -> list[Hub]:
        """The large organisations through which a chain would have been shorter than the best."""
        length = len(best.links) if best else self._asked.max_steps + 1
        shorter = await self._in_time(self._read(TRACE_CHAIN, max_steps=length - 1, through_hubs=True))
        if not (shorter.ranks or shorter.apart):
            return []
        given = {name: value for name, value in self._given.items() if name != "through_hubs"}
        with suppress(LimitExceeded):
            return await read(self._asking, TRACE_HUBS, seconds=self.seconds, **given, length=length, rows=ROWS)
        return []

    async def _one(self) -> Ranked:
        """Any chain with the fewest steps, which is all that was asked for."""
        return replace(await self._read(TRACE_CHAIN, max_steps=self._asked.max_steps), whole=inf)

    async def _several(self, count: int) -> tuple[Ranked, Ranked, bool]:
        """The shortest chains, those around, and whether they will do though there may be others.

        In a large network they will; some that are one step longer are added where they are too few. These have as many
        steps as parties stand on the shortest.
        """
        try:
            found, around, is_large = await self._shortest(count)
        except LimitExceeded:
            return replace(await self._one(), whole=0), Ranked(), True
        most_steps = min(self._asked.max_steps, LONGEST_ADDED)
        if is_large and not _is_enough(found, around, count) and 2 < found.ranks[0][0] <= most_steps:
            found |= await self._in_time(self._ending_otherwise(found))
        return found, around, is_large

    async def _ending_otherwise(self, found: Ranked) -> Ranked:
        """Chains one step longer than the shortest, that end with somebody else."""
        last = {ids[-2] for ids in found.ways}
        longer = await self._read(
            TRACE_LONGER_CHAINS,
            avoiding=padded([*self._asked.avoiding, *self._closed, *last]),
            leaving_out=padded([*self._ended]),
            max_steps=found.ranks[0][0],
            rows=ROWS,
            is_thorough=self._is_thorough,
        )
        # Who was met there is not walked around once more: not all are looked at anyway.
        return replace(longer, whole=0, apart=frozenset())

    async def _shortest(self, count: int, without: frozenset[str] = frozenset()) -> tuple[Ranked, Ranked, bool]:
        """The shortest chains, those around, and whether the network is large."""
        row = await self._walk(count, without)
        found = self._usable(row, row.chains)
        around = Ranked() if row.around is None else self._usable(row, row.around)
        if not self._is_thorough and (_is_vain(row.chains, found) or _is_vain(row.around, around)):
            if not row.is_large:
                return replace(found, whole=0), around, False
            self._vain += 1
            return await self._shortest(count, without)
        if row.is_large and (pair := found.apart or around.apart) and len(without) < MOST_APART:
            found, around = await self._without_either(pair, found, count, without)
        return found, around, row.is_large

    async def _without_either(
        self, pair: frozenset[str], found: Ranked, count: int, without: frozenset[str]
    ) -> tuple[Ranked, Ranked]:
        """What there is without the one or without the other of two who are kept apart: no chain holds both."""
        stones = sorted(pair - {self._asked.from_id, self._asked.to})
        if not stones:
            return replace(found, whole=inf, apart=frozenset()), Ranked(whole=inf)
        found, around = Ranked(whole=inf), Ranked(whole=inf)
        for each in stones:
            some, some_around, _ = await self._shortest(count, without | {each})
            least = min(around.whole, max(some.whole, some_around.whole))
            found = replace(found | some, whole=min(found.whole, some.whole))
            around = replace(around | some_around, whole=least)
        return found, around

    @property
    def _is_thorough(self) -> bool:
        """Whether walks test on their way what takes many reads."""
        return self._vain == LIKELY_WALKS

    async def _walk(self, count: int, without: frozenset[str]) -> ShortestRow:
        """Looks for the shortest without these, and without what stood in the way of those before."""
        row = await self._row(
            TRACE_SHORTEST_CHAINS,
            avoiding=padded([*self._asked.avoiding, *self._closed, *sorted(without)]),
            leaving_out=padded([*self._ended]),
            max_steps=self._asked.max_steps,
            rows=ROWS,
            count=count,
            most_ties=MOST_TIES,
            is_thorough=self._is_thorough,
            tests_ties=self._is_thorough or bool(self._ended) or not set(USUAL_TIES).issubset(self._asked.ties),
        )
        self._closed |= dict.fromkeys(row.closed)
        self._ended |= dict.fromkeys(row.ended)
        return row

    def _whole(self, chains: list[list[str]]) -> float:
        """Up to how many parties nothing was missed, when these are the shortest that were read."""
        return len(chains[0]) - 1 if len(chains) == ROWS else reach(chains, self._asked.max_steps)

    @property
    def seconds(self) -> float:
        """The time that is left; a little even at the end, so that what is quick is still found."""
        return max(0.1, self._until - time.monotonic())

    async def _in_time(self, search: Awaitable[Ranked]) -> Ranked:
        """What a search found; nothing when it took too long, which is no reason to withhold what others found."""
        try:
            return await search
        except LimitExceeded:
            return Ranked()

    async def _read(self, statement: Statement[ChainsRow], **given: Any) -> Ranked:
        row = await self._row(statement, **given)
        return self._usable(row, row.chains)

    async def _row(self, statement: Statement[AnyChains], **given: Any) -> AnyChains:
        (row,) = await read(self._asking, statement, seconds=self.seconds, **{**self._given, **given})
        self._note(row)
        return row

    def _usable(self, row: ChainsRow, chains: list[list[str]]) -> Ranked:
        """The chains in whose way nothing stands."""
        cost_of, closed, apart = self._costs.__getitem__, self._closed.keys(), [frozenset(each) for each in row.apart]
        ranks: list[Rank] = []
        met: frozenset[str] = frozenset()
        for each in chains:
            try:
                cost = sum(map(cost_of, pairwise(each)))
            except KeyError:  # two whose tie has ended
                continue
            if closed and not closed.isdisjoint(each[1:-1]):
                continue
            # Start and goal who are tied themselves are brought together by nobody, so that one step is no secret.
            if apart and len(each) > 2 and (both := next((pair for pair in apart if pair.issubset(each)), None)):
                met = both
            else:
                ranks.append((len(each), round(cost * MILLION), tuple(each)))
        return Ranked(in_order(ranks), self._whole(chains), met)

    def _note(self, row: ChainsRow) -> None:
        self._parties |= {each[0]: each for each in row.parties}
        costs, ties, day = self._costs, self._ties, self._asked.day
        for one, other, told in row.ties:
            cost, pair = read_worth(*told[:TELL_WORTH], day).cost, (one, other)
            if cost < costs.get(pair, inf):
                back = (other, one)
                costs[pair] = costs[back] = cost
                ties[pair] = ties[back] = told


def _is_vain(chains: list[list[str]] | None, usable: Ranked) -> bool:
    """Whether nothing but obstacles was met."""
    return bool(chains) and not (usable.ranks or usable.apart)


def _is_enough(found: Ranked, around: Ranked, count: int) -> bool:
    """Whether so many were found, where dearer ones of the same length will do; also where there are none."""
    if not found.ranks or len(found.ranks) >= count:
        return True
    near = [each for each in around.ranks if each[0] <= found.ranks[0][0] + 1]
    return len((found | Ranked(near)).ranks) >= count
