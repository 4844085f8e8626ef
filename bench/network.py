"""Connectors, fragility and key players: each beside the bare library calls and the reading of the same snapshot."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable

import networkx as nx
import numpy as np

from bench.ground import Bench
from bench.measure import Turn, in_turns, timing
from bench.rows import Row, Timing
from graph.access import DEMO_VIEWER
from graph.analytics.betweenness import betweenness
from graph.analytics.components import components, fragmentation
from graph.analytics.distances import distance_fragmentation, reach
from graph.analytics.holes import constraint, effective_size
from graph.analytics.network import Floats, Network
from graph.analytics.pieces import bridges, dependent_counts, pairs_cut
from graph.area_report import area_report
from graph.asking import Asking
from graph.connectors import connectors
from graph.fragility import fragility
from graph.key_players import KeyPlayerAim, key_players
from graph.model.kinds import TieKind
from graph.settings import ServiceSettings
from graph.snapshot import Snapshot, Snapshots

TIMES = 20
SHOWN = 20
CHECKED_NODES, CHECKED_TIES_EACH, FEWEST_SHARED = 10_000, 5, 15
GOAL = "≤ 1.5 × (library + snapshot read)"


def _fields(text: str) -> tuple[str, ...]:
    """The dotted paths of a field and of those below it."""
    field, _, below = text.partition(": ")
    return field, *(f"{field}.{each}" for each in below.split())


# What a page shows of the connectors; the ranges of ranks are asked for apart.
CONNECTORS = _fields(
    "connectors: person rank betweenness betweennessShare constraint effectiveSize contacts pairsCut dependents "
    "explanation"
)
BREAKS = (
    *("fragmentation", "distanceFragmentation", "explanation"),
    *_fields("cutPoints: person pairsCut dependents explanation"),
    *_fields("bridges: first second smallerSide largerSide explanation"),
)

Work = Callable[[Snapshots], Awaitable[object]]


class Questions:
    """What is asked about the network of the neighbourhood, each with the store of snapshots that it is given."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._area = bench.sample.area

    async def snapshot(self, snapshots: Snapshots) -> Snapshot:
        """The network alone."""
        kinds, day = (TieKind.KNOWS,), DEMO_VIEWER.day
        return await snapshots.of(DEMO_VIEWER, area=self._area, kinds=kinds, day=day)

    async def connectors(self, snapshots: Snapshots) -> object:
        """The connectors, without the ranges of their ranks."""
        return await connectors(self._asking(snapshots, *CONNECTORS), area=self._area)

    async def ranges(self, snapshots: Snapshots) -> object:
        """The connectors with the ranges of their ranks."""
        fields = (*CONNECTORS, "connectors.rankLow", "connectors.rankHigh")
        return await connectors(self._asking(snapshots, *fields), area=self._area)

    async def fragility(self, snapshots: Snapshots) -> object:
        """What breaks, without ties that would mend it."""
        return await fragility(self._asking(snapshots, *BREAKS), area=self._area)

    async def mended(self, snapshots: Snapshots) -> object:
        """What breaks, and which ties would mend it."""
        return await fragility(self._asking(snapshots), area=self._area)

    async def key_players(self, snapshots: Snapshots) -> object:
        """The three that reach most."""
        asking = self._asking(snapshots)
        return await key_players(asking, area=self._area, aim=KeyPlayerAim.REACH, count=3)

    async def report(self, snapshots: Snapshots) -> object:
        """The report of the neighbourhood."""
        return await area_report(self._asking(snapshots), area=self._area)

    def _asking(self, snapshots: Snapshots, *fields: str) -> Asking:
        wanted = frozenset(fields) if fields else None
        return Asking(self._bench.database, DEMO_VIEWER, ServiceSettings(), snapshots, wanted)


async def measure(bench: Bench) -> AsyncIterator[Row]:
    """Questions about one neighbourhood, and how well a sample finds the connectors of a large network."""
    ask = Questions(bench)

    async def connecting(snapshots: Snapshots) -> None:
        _connecting(await ask.snapshot(snapshots))

    async def breaking(snapshots: Snapshots) -> None:
        _breaking(await ask.snapshot(snapshots))

    for name, work, library in (
        ("connectors", ask.connectors, connecting),
        ("fragility without new ties", ask.fragility, breaking),
    ):
        ours, reference = await in_turns(anew(bench, work), anew(bench, library), TIMES)
        yield Row(f"{name} of a neighbourhood, nothing kept", ours, reference, GOAL, is_within(ours, reference))
        kept = Snapshots(bench.database)
        await work(kept)
        ours = timing([await _seconds(work, kept) for _ in range(TIMES)])
        yield Row(f"{name} of a neighbourhood, warm", ours, reference, GOAL, is_within(ours, reference))
        kept.close()
    mended, _ = await in_turns(anew(bench, ask.mended), anew(bench, ask.snapshot), TIMES)
    yield Row("fragility with new ties, nothing kept", mended, None, "none stated", None)
    for name, work, most in (
        ("rank ranges of 200 draws", ask.ranges, 5),
        ("key players, 3 that reach most", ask.key_players, 2),
    ):
        kept = Snapshots(bench.database)
        await ask.snapshot(kept)
        first, again = timing([await _seconds(work, kept)]), timing([await _seconds(work, kept)])
        yield Row(f"{name}, first time", first, None, f"≤ {most} s", first.median <= most * 1000)
        yield Row(f"{name}, again", again, None, "computed once", again.median <= first.median / 5)
        kept.close()
    yield _shared()


def _connecting(snapshot: Snapshot) -> None:
    network = snapshot.network
    betweenness(network)
    constraint(network)
    effective_size(network)
    pairs_cut(network)
    components(network)


def _breaking(snapshot: Snapshot) -> None:
    network = snapshot.network
    fragmentation(network)
    distance_fragmentation(reach(network))
    bridges(network)
    pairs_cut(network)
    dependent_counts(network)


def anew(bench: Bench, work: Work) -> Turn:
    """Does the work with a store of snapshots that is still empty each time."""

    async def turn(_: int) -> float:
        snapshots = Snapshots(bench.database)
        took = await _seconds(work, snapshots)
        snapshots.close()
        return took

    return turn


async def _seconds(work: Work, snapshots: Snapshots) -> float:
    begin = time.perf_counter()
    await work(snapshots)
    return time.perf_counter() - begin


def is_within(ours: Timing, reference: Timing, most: float = 1.5) -> bool:
    """Whether the median is at most so many times that of the reference."""
    return ours.median <= most * reference.median


def _shared() -> Row:
    """How many of the first 20 of a network with hubs a sample finds; the reference is the exact computation."""
    drawn = nx.barabasi_albert_graph(CHECKED_NODES, CHECKED_TIES_EACH, seed=1)
    network = Network.of(CHECKED_NODES, drawn.edges)
    begin = time.perf_counter()
    sampled = betweenness(network).values
    half = time.perf_counter()
    exact = betweenness(network, samples=network.size).values
    end = time.perf_counter()
    shared = len(set(_first(sampled)) & set(_first(exact)))
    name = f"first {SHOWN} of {CHECKED_NODES:,} people by sampling: {shared} the same"
    return Row(
        name, timing([half - begin]), timing([end - half]), f"≥ {FEWEST_SHARED} the same", shared >= FEWEST_SHARED
    )


def _first(values: Floats) -> list[int]:
    return np.argsort(-values, kind="stable")[:SHOWN].tolist()
