"""Whose leaving would break a network most."""

from collections.abc import Callable
from itertools import combinations
from math import comb

import numpy as np

from graph.analytics.betweenness import betweenness
from graph.analytics.distances import distance_fragmentation, reach, sampled_distance_fragmentation
from graph.analytics.network import Flags, Network
from graph.analytics.reaching import Players

# Sets times ways that trying all of them may cost: some seconds on one core.
_MOST_WORK = 100_000_000
# Up to this size a set is judged by the exact DF; above it one choice is made by betweenness alone.
JUDGED_UP_TO = 3_000
_POOL = 24
_SAMPLE = 64
_EQUAL = 1e-9


def fragmenting_players(
    network: Network, size: int, may_be: Flags, *, check: Callable[[], None] = lambda: None
) -> Players:
    """The players whose leaving breaks the network most.

    Definition: the set K of `size` allowed nodes with the largest DF of the network without K, n counted after removal.

    Parameters:
        network: the network.
        size: how many leave, at least 1; fewer do where fewer are allowed.
        may_be: which nodes may be chosen.
        check: called now and then; it may stop everything by raising.

    Returns: the players, and whether they are proven to be best.

    Raises: ValueError when size is below 1; whatever `check` raises.

    Complexity: all C(n, size) sets of a small network are tried, each O(n m), as long as that stays below some seconds:
    1 of 200 people, 2 of 60, 3 of 34. Else greedy with swaps among 24 candidates, those with the highest betweenness,
    in O(24 size n m) for each round; above 3,000 nodes those with the highest betweenness, O(n + m) each by sampling.

    Approximate where not all sets are tried: there is no bound on the error; `is_exact` says so.

    Edge cases: the first of equal sets is given; nothing is chosen where nobody is allowed or fewer than 2 nodes would
    stay.

    Example:
        >>> fragmenting_players(Network.of(5, [(0, 1), (1, 2), (2, 3), (3, 4)]), 1, np.ones(5, dtype=bool))
        Players(nodes=(2,), is_exact=True)

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    if size < 1:
        raise ValueError("At least 1 node must leave.")
    allowed = np.flatnonzero(may_be).tolist()
    size = min(size, len(allowed), network.size - 2)
    if size < 1:
        return Players((), is_exact=True)
    if comb(len(allowed), size) * network.size * (network.size + network.ties) <= _MOST_WORK:
        return Players(_best_of_all(network, allowed, size, check), is_exact=True)
    scores = betweenness(network, samples=min(network.size, _SAMPLE) if network.size > JUDGED_UP_TO else None).values
    ranked = sorted(allowed, key=lambda node: (-round(float(scores[node]), 6), -int(network.degrees[node]), node))
    if network.size > JUDGED_UP_TO:
        return Players(tuple(sorted(ranked[:size])), is_exact=False)
    return Players(_greedy(network, ranked[: max(_POOL, size)], size, check), is_exact=False)


def fragmentation_without(network: Network, players: tuple[int, ...]) -> float:
    """How far apart the others are when some nodes have left.

    Definition: DF of the network without them, n counted after removal; see `distance_fragmentation`.

    Parameters:
        network: the network.
        players: the nodes that leave.

    Returns: from 0, everybody knows everybody, to 1; 0 where fewer than 2 nodes stay.

    Raises: nothing.

    Complexity: as `reach`; above 3,000 nodes as `sampled_distance_fragmentation` with 64 samples, and estimated.

    Edge cases: without players it is the DF of the network.

    Example:
        >>> fragmentation_without(Network.of(3, [(0, 1), (1, 2)]), (1,))
        1.0

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    stays = np.ones(network.size, dtype=np.bool_)
    stays[list(players)] = False
    rest, _ = network.keeping(stays)
    if rest.size > JUDGED_UP_TO:
        return sampled_distance_fragmentation(rest, _SAMPLE) or 0.0
    return distance_fragmentation(reach(rest)) or 0.0


def _best_of_all(network: Network, allowed: list[int], size: int, check: Callable[[], None]) -> tuple[int, ...]:
    best, highest = tuple(allowed[:size]), -1.0
    for chosen in combinations(allowed, size):
        check()
        value = fragmentation_without(network, chosen)
        if value > highest + _EQUAL:
            best, highest = chosen, value
    return best


def _greedy(network: Network, pool: list[int], size: int, check: Callable[[], None]) -> tuple[int, ...]:
    """One by one the node whose leaving adds most; then single nodes are swapped as long as that helps."""
    known: dict[tuple[int, ...], float] = {}

    def value(nodes: list[int]) -> float:
        check()
        key = tuple(sorted(nodes))
        if key not in known:
            known[key] = fragmentation_without(network, key)
        return known[key]

    def added(nodes: list[int]) -> list[int]:
        return max(([*nodes, each] for each in pool if each not in nodes), key=value)

    chosen: list[int] = []
    while len(chosen) < size:
        chosen = added(chosen)
    is_better = True
    while is_better:
        others = [added([each for each in chosen if each != out]) for out in chosen]
        best = max(others, key=value)
        is_better = value(best) > value(chosen) + _EQUAL
        chosen = best if is_better else chosen
    return tuple(sorted(chosen))
