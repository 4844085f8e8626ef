"""Chains searched on the snapshot of all areas: by cost, on derived ties, by way of others, to any of many."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from graph.apart import apart_day, kept_apart
from graph.asking import Asking
from graph.chains.asked import Asked, ChainOrder, steady
from graph.chains.pool import Pool, arrange, needs_second
from graph.chains.reading import WHOLE_SEARCH, read
from graph.chains.search import Flags, Quest, Steps, find_chains, find_nearest
from graph.chains.search import Found as Ways
from graph.chains.targets import Goal
from graph.chains.ties import Found, Hub, Link, Stop, cheapest, meeting_link, read_link, read_stop
from graph.dates import year_before
from graph.model.kinds import TieKind
from graph.snapshot import Snapshot
from graph.statements import load_statement


@dataclass(frozen=True)
class LinksRow:
    """The ties of a pair."""

    one: list[Any]
    other: list[Any]
    ties: list[list[Any]]


@dataclass(frozen=True)
class EncountersRow:
    """The meetings to which both of a pair came: day, headcount, recorded visitors."""

    one: str
    other: str
    meetings: list[list[Any]]


LIST_HUBS = load_statement("chains/list_hubs", Hub)
LIST_LINKS = load_statement("chains/list_links", LinksRow)
LIST_ENCOUNTERS = load_statement("chains/list_encounters", EncountersRow)


class NetworkSearch:
    """The search for one question, on the network as it was when the search was opened."""

    def __init__(
        self,
        asking: Asking,
        asked: Asked,
        goal: Goal,
        snapshot: Snapshot,
        hubs: list[Hub],
        apart: Mapping[int, frozenset[int]],
    ) -> None:
        self._asking = asking
        self._asked = asked
        self._goal = goal
        self._snapshot = snapshot
        self._hubs = {number: each for each in hubs if (number := snapshot.index.get(each.id)) is not None}
        self._apart = apart

    @classmethod
    async def open(cls, asking: Asking, asked: Asked, goal: Goal) -> "NetworkSearch":
        """Reads the network and the rules that go with it; both are kept until the graph changes."""
        snapshot = await asking.snapshots.of(asking.viewer, area=None, kinds=asked.ties, day=asked.day)
        size = asking.service.hub_size
        rules = snapshot.recall(("rules of chains", apart_day(asking, asked.day), size), lambda: dict[str, Any]())
        if not rules:
            day = asked.day.isoformat()
            hubs, apart = await asyncio.gather(
                read(asking, LIST_HUBS, day=day, hub_size=size),
                kept_apart(asking, asked.day, snapshot.index),
            )
            rules |= {"hubs": hubs, "apart": apart}
        return cls(asking, asked, goal, snapshot, rules["hubs"], rules["apart"])

    @property
    def knows_all(self) -> bool:
        """Whether everybody who was named stands in the network, and so may be seen."""
        asked = self._asked
        named = (asked.from_id, *asked.via, *asked.avoiding, *([asked.to] if asked.to else []))
        return all(each in self._snapshot.index for each in named)

    async def chains(self, count: int) -> Pool:
        """The best `count` chains in their places, to as many different goals as there are."""
        pool = await self._chains(self._asked, count)
        if self._asked.to is None:
            return pool
        found, is_cut = {each.ids: each for each in pool.chains}, pool.is_cut
        if broker := needs_second(list(found), count, self._asked.via):
            around = await self._chains(replace(self._asked, avoiding=(*self._asked.avoiding, broker)), 1)
            found |= {each.ids: each for each in around.chains}
            is_cut = is_cut or around.is_cut
        return Pool([found[each] for each in arrange(list(found), count)], is_cut)

    async def hubs(self, best: Found | None) -> Sequence[Hub]:
        """The large organisations through which a chain would have been better than the best."""
        pool = await self._chains(replace(self._asked, through_hubs=True), 1)
        if not pool.chains or (best and not self._is_better(pool.chains[0], best)):
            return ()
        inside = {each.id for each in pool.chains[0].stops[1:-1]}
        return sorted((each for each in self._hubs.values() if each.id in inside), key=lambda hub: hub.id)

    def _is_better(self, one: Found, other: Found) -> bool:
        if self._asked.by is ChainOrder.STRONGEST:
            return one.cost < other.cost - 1e-9
        return len(one.links) < len(other.links)

    async def _chains(self, asked: Asked, count: int) -> Pool:
        quest = self._quest(asked, count)
        if quest is None:
            return Pool()
        find = find_chains if asked.to is not None else find_nearest
        steps, seconds = self._steps(), WHOLE_SEARCH * self._asking.service.request_seconds
        ways = await self._asking.snapshots.work(lambda _: find(steps(), quest), seconds=seconds)
        return await self._told(ways)

    def _steps(self) -> Callable[[], Steps]:
        """Made in the worker thread, once for each snapshot."""
        snapshot = self._snapshot

        def make() -> Steps:
            network = snapshot.network
            return Steps.of(network.size, network.first, network.second, snapshot.costs)

        return lambda: snapshot.recall("steps of chains", make)

    def _quest(self, asked: Asked, count: int) -> Quest | None:
        """The question in numbers; None when start, all goals or a waypoint are not in the network."""
        index = self._snapshot.index
        goals = frozenset(index[each] for each in self._goal.parties if each in index)
        if asked.from_id not in index or not goals or any(each not in index for each in asked.via):
            return None
        if not self._askable(asked.via):
            return None
        return Quest(
            index[asked.from_id],
            goals,
            self._may_pass(asked),
            asked.max_steps,
            count,
            tuple(index[each] for each in asked.via),
            self._apart,
            asked.by is ChainOrder.FEWEST_STEPS,
        )

    def _askable(self, ids: Iterable[str]) -> bool:
        """Whether nobody among these rests or may not be asked; a large organisation that is named is wanted."""
        numbers = [self._snapshot.index[each] for each in ids]
        return all(number >= self._snapshot.people or self._snapshot.is_askable[number] for number in numbers)

    def _may_pass(self, asked: Asked) -> Flags:
        may_pass = np.ones(len(self._snapshot.ids), dtype=np.bool_)
        may_pass[: self._snapshot.people] = self._snapshot.is_askable
        if not asked.through_hubs:
            may_pass[list(self._hubs)] = False
        may_pass[[self._snapshot.index[each] for each in asked.avoiding if each in self._snapshot.index]] = False
        return may_pass

    async def _told(self, ways: Ways) -> Pool:
        """The chains with names and ties; one that is no longer there, or no longer to be seen, is dropped."""
        ids = [tuple(self._snapshot.ids[number] for number in way) for way in ways.chains]
        pairs = sorted({pair for way in ids for pair in pairwise(way)})
        if not pairs:
            return Pool(is_cut=ways.is_cut)
        stops, links = await self._read(pairs)
        chains = [
            Found(tuple(stops[each] for each in way), tuple(links[pair] for pair in pairwise(way)))
            for way in ids
            if all(pair in links for pair in pairwise(way))
        ]
        return Pool(chains, ways.is_cut or len(chains) < len(ids))

    async def _read(self, pairs: Sequence[tuple[str, str]]) -> tuple[dict[str, Stop], dict[tuple[str, str], Link]]:
        day = self._asked.day
        given: dict[str, Any] = {"pairs": [list(each) for each in pairs], "day": day.isoformat()}
        kinds = steady([each.value for each in self._asked.ties])
        rows = await read(self._asking, LIST_LINKS, **given, ties=kinds)
        stops = {stop.id: stop for row in rows for stop in (read_stop(row.one), read_stop(row.other))}
        options = {(row.one[0], row.other[0]): [read_link(each, day) for each in row.ties] for row in rows}
        if TieKind.MEETS in self._asked.ties:
            after = year_before(day).isoformat()
            for met in await read(self._asking, LIST_ENCOUNTERS, **given, after=after):
                if link := meeting_link(met.meetings, day):
                    options.setdefault((met.one, met.other), []).append(link)
        return stops, {pair: cheapest(links) for pair, links in options.items() if links}
