"""Betweenness: how often somebody lies on the shortest way between two others."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from graph.analytics.network import Floats, Integers, Matrix, Network

EXACT_UP_TO = 3_000
SAMPLES = 512
# Starting nodes times nodes and ties that a sample may cost: some seconds on two cores.
SAMPLE_COST = 300_000_000
FEWEST_SAMPLES = 64
SEED = 20_261

# Costs are rounded to this fraction of 1, so that sums are exact and equally long ways are seen as equal.
_GRAIN = 2.0**-20
# Starting nodes done together: their matrices hold this many columns.
_SOURCES_AT_ONCE = 32
_NOT_REACHED = -1
# NetworKit's source of randomness is one for the whole process.
_RANDOMNESS = threading.Lock()

Values = NDArray[np.float32] | NDArray[np.float64]


@cache
def _networkit() -> Any:
    import networkit  # pyright: ignore[reportMissingTypeStubs]  # half a second that no other question should cost

    return networkit


@dataclass(frozen=True, eq=False)
class Betweenness:
    """The betweenness of each node, and whether it was sampled."""

    values: Floats
    is_estimate: bool


def betweenness(
    network: Network,
    costs: Floats | None = None,
    *,
    samples: int | None = None,
    seed: int = SEED,
    check: Callable[[], None] = lambda: None,
) -> Betweenness:
    """How many pairs of others each node lies between.

    Definition: b(v) = sum over unordered pairs s, t, both other than v, of g_st(v) / g_st, where g_st counts the
    shortest ways from s to t and g_st(v) those through v. A way is as long as its number of ties or, when `costs` are
    given, as the sum of their costs. Ties are undirected.

    Parameters:
        network: the network.
        costs: the cost of each tie, greater than 0, in the order of the ties; None counts every tie as one step.
        samples: how many starting nodes to sample; None means all up to 3,000 nodes and 512 above,
            fewer where that times (n + m) exceeds 300,000,000 (272 of 100,000 nodes and 1,000,000 ties), at least 64.
        seed: of the sample; the same seed gives the same answer on the same network.
        check: called now and then while sampling; it may stop everything by raising.

    Returns: the values in the order of the nodes, from 0 to (n - 1)(n - 2) / 2, and whether they were sampled.

    Raises: ValueError when the number of costs differs from the number of ties, or a cost is not above 0;
    whatever `check` raises.

    Complexity: exact O(n m) time without costs and O(n m + n^2 log n) with them, sampled that times samples / n;
    O(n + m) memory per core, of a sample O(32 n + m). Measured on 2 cores with 6 ties per node: 500 nodes 19 ms, 3,000
    nodes 0.8 s.

    Approximate above 3,000 nodes: with k samples the error of one value is at most e (n - 1)(n - 2) / 2 with
    probability 1 - 2 exp(-k e^2 / 2), for k = 512 at most 0.12 of the largest value possible in 95 of 100 cases and in
    practice far less; pass `samples=network.size` for the exact value.

    Edge cases: 0 for isolated nodes and ends of chains; pairs in different components add nothing; self-ties and
    parallel ties do not occur in a `Network`. Costs are rounded to a millionth, so that ways of equal cost are equal.

    Example:
        >>> path = Network.of(4, [(0, 1), (1, 2), (2, 3)])
        >>> betweenness(path).values.tolist()
        [0.0, 2.0, 2.0, 0.0]
        >>> square = Network.of(4, [(0, 1), (0, 3), (1, 2), (2, 3)])
        >>> betweenness(square, np.array([1.0, 2.0, 1.0, 2.0])).values.tolist()
        [0.5, 1.0, 0.5, 0.0]

    References: Freeman 1977, A set of measures of centrality based on betweenness, doi:10.2307/3033543.
    Brandes 2001, A faster algorithm for betweenness centrality, doi:10.1080/0022250X.2001.9990249.
    Brandes and Pich 2007, Centrality estimation in large networks, doi:10.1142/S0218127407018403.
    """
    if costs is not None and (len(costs) != network.ties or not (costs > 0).all()):
        raise ValueError("Give one cost above 0 for each tie.")
    wanted = _usual_samples(network) if samples is None else samples
    if wanted < network.size:
        return Betweenness(_sampled(network, costs, wanted, seed, check), is_estimate=True)
    if network.ties == 0:
        return Betweenness(np.zeros(network.size), is_estimate=False)
    values = _in_steps(network) if costs is None else _by_cost(network, costs)
    return Betweenness(values, is_estimate=False)


def betweenness_share(values: Floats) -> Floats:
    """Betweenness as a share of all pairs of others.

    Definition: b(v) / ((n - 1)(n - 2) / 2).

    Parameters:
        values: the betweenness of each node.

    Returns: values from 0 to 1 in the same order; NaN for all when n < 3, where there is no pair of others.

    Raises: nothing.

    Complexity: O(n) time and memory.

    Edge cases: an empty array gives an empty array.

    Example:
        >>> betweenness_share(np.array([0.0, 1.0, 0.0])).tolist()
        [0.0, 1.0, 0.0]

    References: Freeman 1977, A set of measures of centrality based on betweenness, doi:10.2307/3033543.
    """
    pairs = (len(values) - 1) * (len(values) - 2) / 2
    return values / pairs if pairs > 0 else np.full(len(values), np.nan)


def _in_steps(network: Network) -> Floats:
    found = rx.graph_betweenness_centrality(network.graph, normalized=False)
    return np.fromiter(found.values(), dtype=np.float64, count=network.size)


def _by_cost(network: Network, costs: Floats) -> Floats:
    run = _networkit().centrality.Betweenness(_graph(network, costs), False)
    run.run()
    # NetworKit counts every pair in both directions.
    return np.array(run.scores()) / 2


def _usual_samples(network: Network) -> int:
    if network.size <= EXACT_UP_TO:
        return network.size
    return min(SAMPLES, max(FEWEST_SAMPLES, SAMPLE_COST // (network.size + network.ties)))


def _sampled(network: Network, costs: Floats | None, samples: int, seed: int, check: Callable[[], None]) -> Floats:
    if samples < 1:
        raise ValueError("Give at least 1 sample.")
    if costs is not None:
        return _sampled_by_cost(network, costs, samples, seed)
    sources = np.random.default_rng(seed).choice(network.size, samples, replace=False)
    total = np.zeros(network.size)
    for part in _in_parts(network, sources, check):
        total += part
    return total * network.size / samples / 2


def _in_parts(network: Network, sources: Integers, check: Callable[[], None]) -> Iterator[Floats]:
    """What lies on the ways from some of these nodes after others, in their order; large networks on every core."""
    parts = [sources[start : start + _SOURCES_AT_ONCE] for start in range(0, len(sources), _SOURCES_AT_ONCE)]
    is_large = network.size > EXACT_UP_TO
    # Half as many bytes take half as long; that they are less exact is nothing beside the sample.
    adjacency = network.adjacency.astype(np.float32) if is_large else network.adjacency

    def through(part: Integers) -> Floats:
        return _from_sources(adjacency, part, check)

    if not is_large:
        yield from map(through, parts)
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(through, parts)


def _from_sources(adjacency: Matrix, sources: Integers, check: Callable[[], None]) -> Floats:
    """What lies on the shortest ways from these nodes, level by level for all of them at once."""
    starts = (sources, np.arange(len(sources)))
    level = np.zeros((adjacency.shape[0], len(sources)), dtype=adjacency.dtype)
    level[starts] = 1
    ways, steps, last = level.copy(), np.where(level > 0, 0, _NOT_REACHED).astype(np.int32), 0
    while (level := _next_level(adjacency, level, steps)).any():
        check()
        last += 1
        steps[level > 0] = last
        ways += level
    if adjacency.dtype == np.float32 and not np.isfinite(ways).all():
        return _from_sources(adjacency.astype(np.float64), sources, check)
    through = np.zeros_like(ways)
    for step in range(last, 0, -1):
        check()
        shares = np.divide(1 + through, ways, out=np.zeros_like(ways), where=steps == step)
        np.add(through, ways * (adjacency @ shares), out=through, where=steps == step - 1)
    through[starts] = 0
    return through.sum(axis=1, dtype=np.float64)


def _next_level(adjacency: Matrix, level: Values, steps: NDArray[np.int32]) -> Values:
    """The number of shortest ways to each node that is one step further than those of a level."""
    with np.errstate(over="ignore"):
        further: Values = adjacency @ level
    further[steps != _NOT_REACHED] = 0
    return further


def _sampled_by_cost(network: Network, costs: Floats, samples: int, seed: int) -> Floats:
    with _RANDOMNESS:
        _networkit().setSeed(seed, False)
        run = _networkit().centrality.EstimateBetweenness(_graph(network, costs), samples, False, True)
        run.run()
        # Its threads add in any order; the last digits would differ from call to call.
        return np.round(np.array(run.scores()) / 2, 6)


def _graph(network: Network, costs: Floats) -> Any:
    ends = (network.first.astype(np.uint64), network.second.astype(np.uint64))
    rounded = np.maximum(_GRAIN, np.round(costs / _GRAIN) * _GRAIN)
    return _networkit().GraphFromCoo((rounded, ends), n=network.size, weighted=True, directed=False)
