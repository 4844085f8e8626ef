"""Connectors, fragility and key players: each beside the bare library calls and the reading of the same snapshot."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable

import networkx as nx
import numpy as np

from bench.ground import Bench
from bench.measure import timing
from bench.rows import Row, Timing
from graph.access import DEMO_VIEWER
from graph.analytics.betweenness import betweenness
from graph.analytics.components import components, fragmentation
from graph.analytics.distances import distance_fragmentation, reach
from graph.analytics.holes import constraint, effective_size
from graph.analytics.network import Floats, Network
from graph.analytics.pieces import bridges, dependent_counts, pairs_cut
from graph.asking import Asking
from graph.connectors import connectors
from graph.fragility import fragility
from graph.key_players import KeyPlayerAim, key_players
from graph.model.kinds import TieKind
from graph.settings import ServiceSettings
from graph.snapshot import Snapshot, Snapshots

TIMES = 20
WARM_UP = 3
SHOWN = 20
CHECKED_NODES, CHECKED_TIES_EACH, FEWEST_SHARED = 10_000, 5, 15
GOAL = "≤ 1.5 × (library + snapshot read)"
# What a page shows of the connectors; the ranges of ranks are asked for apart.
FIGURES = "person rank betweenness betweennessShare constraint effectiveSize contacts pairsCut dependents explanation"

Work = Callable[[Snapshots], Awaitable[object]]


async def measure(bench: Bench) -> AsyncIterator[Row]:
    """Questions about one neighbourhood, and how well a sample finds the connectors of a large network."""
    area = bench.sample.area

    def asking(snapshots: Snapshots, *fields: str) -> Asking:
        return Asking(bench.database, DEMO_VIEWER, ServiceSettings(), snapshots, frozenset(fields) if fields else None)

    async def of(snapshots: Snapshots) -> Snapshot:
        return await snapshots.of(DEMO_VIEWER, area=area, kinds=(TieKind.KNOWS,), day=DEMO_VIEWER.day)

    async def connecting(snapshots: Snapshots) -> Snapshot:
        return _connecting(await of(snapshots))

    async def breaking(snapshots: Snapshots) -> Snapshot:
        return _breaking(await of(snapshots))

    shown = ("connectors", *(f"connectors.{each}" for each in FIGURES.split()))

    async def connected(snapshots: Snapshots) -> object:
        return await connectors(asking(snapshots, *shown), area=area)

    async def ranged(snapshots: Snapshots) -> object:
        wanted = (*shown, "connectors.rankLow", "connectors.rankHigh")
        return await connectors(asking(snapshots, *wanted), area=area)

    async def broken(snapshots: Snapshots) -> object:
        return await fragility(asking(snapshots), area=area)

    async def reached(snapshots: Snapshots) -> object:
        return await key_players(asking(snapshots), area=area, aim=KeyPlayerAim.REACH, count=3)

    for name, work, library in (("connectors", connected, connecting), ("fragility", broken, breaking)):
        ours, reference = await _anew(bench, work, library)
        yield Row(f"{name} of a neighbourhood, nothing kept", ours, reference, GOAL, _is_within(ours, reference))
    for name, work, most in (("rank ranges of 200 draws", ranged, 5), ("key players, 3 that reach most", reached, 2)):
        kept = Snapshots(bench.database)
        await of(kept)
        first, again = timing([await _seconds(work, kept)]), timing([await _seconds(work, kept)])
        yield Row(f"{name}, first time", first, None, f"≤ {most} s", first.median <= most * 1000)
        yield Row(f"{name}, again", again, None, "computed once", again.median <= first.median / 5)
        kept.close()
    yield _shared()


def _connecting(snapshot: Snapshot) -> Snapshot:
    network = snapshot.network
    betweenness(network)
    constraint(network)
    effective_size(network)
    pairs_cut(network)
    components(network)
    return snapshot


def _breaking(snapshot: Snapshot) -> Snapshot:
    network = snapshot.network
    fragmentation(network)
    distance_fragmentation(reach(network))
    bridges(network)
    pairs_cut(network)
    dependent_counts(network)
    return snapshot


async def _anew(bench: Bench, work: Work, library: Work) -> tuple[Timing, Timing]:
    """By turns, each with a store of snapshots that is still empty."""
    ours: list[float] = []
    reference: list[float] = []
    for number in range(WARM_UP + TIMES):
        for taken, each in ((ours, work), (reference, library)):
            snapshots = Snapshots(bench.database)
            seconds = await _seconds(each, snapshots)
            snapshots.close()
            if number >= WARM_UP:
                taken.append(seconds)
    return timing(ours), timing(reference)


async def _seconds(work: Work, snapshots: Snapshots) -> float:
    begin = time.perf_counter()
    await work(snapshots)
    return time.perf_counter() - begin


def _is_within(ours: Timing, reference: Timing) -> bool:
    return ours.median <= 1.5 * reference.median


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
