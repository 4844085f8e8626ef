"""Key players: the few whose leaving hurts most, and the few from whom most others are near."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import rustworkx as rx

from graph.analytics.components import fragmentation
from graph.analytics.distances import distance_fragmentation, reach
from graph.analytics.network import Network

# Values closer than this are equal: they are sums of fractions that differ by far more or not at all.
_EQUAL = 1e-9


@dataclass(frozen=True)
class BestSets:
    """The best value, and every set of nodes that has it, in ascending order."""

    value: float
    sets: tuple[tuple[int, ...], ...]


def fragmenting_sets(network: Network, size: int, *, by_distance: bool) -> BestSets | None:
    """The sets of nodes without which the rest is most fragmented.

    Definition: the sets K of the given size with the largest F (or, by distance, DF) of the network without K, n
    counted after removal.

    Parameters:
        network: the network.
        size: how many nodes leave, at least 1.
        by_distance: whether DF is used, which also sees detours, instead of F, which sees only lost connections.

    Returns: the largest value, from 0 to 1, and all sets that reach it; None when fewer than 2 nodes stay.

    Raises: ValueError when size is below 1.

    Complexity: exact by trying all C(n, size) sets, each O(n + m) for F and O(n m) for DF: for small networks only.

    Edge cases: taking out isolated nodes may be best when all others know each other; equal sets are all given.

    Example:
        >>> fragmenting_sets(Network.of(4, [(0, 1), (1, 2), (2, 3)]), 2, by_distance=False)
        BestSets(value=1.0, sets=((0, 2), (1, 2), (1, 3)))

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    if size < 1:
        raise ValueError("At least 1 node must leave.")
    if network.size - size < 2:
        return None

    def value(chosen: tuple[int, ...]) -> float:
        stays = np.ones(network.size, dtype=np.bool_)
        stays[list(chosen)] = False
        rest, _ = network.keeping(stays)
        return (distance_fragmentation(reach(rest)) if by_distance else fragmentation(rest)) or 0.0

    return _best(combinations(range(network.size), size), value)


def reaching_sets(network: Network, size: int) -> BestSets | None:
    """The sets of nodes from which all others are nearest.

    Definition: the sets K of the given size with the largest (1 / n) sum over all nodes j of 1 / d_Kj, with d_Kj the
    steps from j to the nearest member of K; members count 1, nodes that K cannot reach count 0.

    Parameters:
        network: the network.
        size: how many nodes are chosen, at least 1.

    Returns: the largest value, from 1 / n to 1, and all sets that reach it; None when there are fewer nodes.

    Raises: ValueError when size is below 1.

    Complexity: exact by trying all C(n, size) sets, O(n size) each after O(n m) for the distances: for small networks
    only. Memory O(n^2).

    Edge cases: 1 means that everybody is a member or one step away from one.

    Example:
        >>> reaching_sets(Network.of(3, [(0, 1), (1, 2)]), 1)
        BestSets(value=1.0, sets=((1,),))

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    if size < 1:
        raise ValueError("At least 1 node must be chosen.")
    if size > network.size:
        return None
    # A member and a direct contact both count 1.
    distances = np.maximum(rx.distance_matrix(network.graph, null_value=np.inf), 1.0)

    def value(chosen: tuple[int, ...]) -> float:
        return float((1.0 / distances[list(chosen)].min(axis=0)).mean())

    return _best(combinations(range(network.size), size), value)


def _best(sets: Iterable[tuple[int, ...]], value: Callable[[tuple[int, ...]], float]) -> BestSets:
    highest = -1.0
    best: list[tuple[int, ...]] = []
    for each in sets:
        found = value(each)
        if found > highest + _EQUAL:
            highest, best = found, [each]
        elif found > highest - _EQUAL:
            best.append(each)
    return BestSets(highest, tuple(best))
