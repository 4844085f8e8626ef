"""Mixing: whether ties run within groups or across them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analytics.network import Floats, Integers, Network

Numbers = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Mixing:
    """Ties across and within groups, and the E-I index of the network, of each node and of each group number."""

    external: int
    internal: int
    network: float | None
    nodes: Floats
    groups: Floats


def ei_index(network: Network, groups: Integers) -> Mixing:
    """Whether ties run across groups or within them.

    Definition: (E - I) / (E + I), E ties between groups and I ties within one; for a node over its own ties; for a
    group E counts ties with one end in it and I those with both ends in it, each once. Ties are undirected and
    unweighted.

    Parameters:
        network: the network.
        groups: a number from 0 for the group of each node.

    Returns: counts and values from -1, all ties within, to 1, all across; `groups` in the order of the numbers.

    Raises: ValueError when the number of groups differs from the number of nodes, or one is negative.

    Complexity: O(n + m) time and memory.

    Edge cases: None or NaN where there is no tie. Small groups lean to 1 by chance, so compare with the groups' sizes.

    Example:
        >>> found = ei_index(Network.of(3, [(0, 1), (1, 2)]), np.array([0, 0, 1]))
        >>> found.network, found.nodes.tolist(), found.groups.tolist()
        (0.0, [-1.0, 0.0, 1.0], [0.0, 1.0])

    References: Krackhardt and Stern 1988, Informal networks and organizational crises, Social Psychology Quarterly
    51(2), doi:10.2307/2786835.
    """
    _check(network, groups)
    ends = np.concatenate([network.first, network.second])
    is_across = groups[network.first] != groups[network.second]
    weights = np.concatenate([is_across, is_across]).astype(np.float64)
    across = np.bincount(ends, weights=weights, minlength=network.size)
    count = int(groups.max(initial=-1)) + 1
    group_across = np.bincount(groups[ends], weights=weights, minlength=count)
    group_within = np.bincount(groups[network.first], weights=~is_across, minlength=count)
    external = int(is_across.sum())
    internal = network.ties - external
    return Mixing(
        external,
        internal,
        (external - internal) / network.ties if network.ties else None,
        _index(across, network.degrees - across),
        _index(group_across, group_within),
    )


def modularity(network: Network, groups: Integers) -> float | None:
    """How much more ties run within groups than chance would give.

    Definition: Q = sum over groups g of (m_g / m - (d_g / 2 m)^2), with m_g ties within g and d_g the sum of the
    degrees in g.

    Parameters:
        network: the network.
        groups: a number from 0 for the group of each node.

    Returns: from -0.5 to 1; None without ties.

    Raises: ValueError when the number of groups differs from the number of nodes, or one is negative.

    Complexity: O(n + m) time and memory.

    Edge cases: 0 when all nodes are in one group; isolated nodes add nothing.

    Example:
        >>> modularity(Network.of(4, [(0, 1), (2, 3)]), np.array([0, 0, 1, 1]))
        0.5

    References: Newman 2006, Modularity and community structure in networks, doi:10.1073/pnas.0601602103.
    """
    _check(network, groups)
    if network.ties == 0:
        return None
    within = groups[network.first] == groups[network.second]
    shares = np.bincount(groups, weights=network.degrees) / (2 * network.ties)
    return float(within.mean() - (shares**2).sum())


def attribute_assortativity(network: Network, groups: Integers) -> float | None:
    """How strongly people of one group choose each other, taking the groups' shares of ties into account.

    Definition: r = (tr e - sum of e^2) / (1 - sum of e^2), with e_gh the share of tie ends that join group g to group h
    and sum of e^2 over all entries of the matrix product.

    Parameters:
        network: the network.
        groups: a number from 0 for the group of each node.

    Returns: 1 when all ties are within groups, 0 as by chance, below 0 when ties seek other groups; None when
    undefined.

    Raises: ValueError when the number of groups differs from the number of nodes, or one is negative.

    Complexity: O(n + m) time and memory.

    Edge cases: None without ties and when all ends belong to one group.

    Example:
        >>> attribute_assortativity(Network.of(4, [(0, 1), (2, 3)]), np.array([0, 0, 1, 1]))
        1.0

    References: Newman 2003, Mixing patterns in networks, doi:10.1103/PhysRevE.67.026126.
    """
    _check(network, groups)
    if network.ties == 0:
        return None
    within = float((groups[network.first] == groups[network.second]).mean())
    expected = float(((np.bincount(groups, weights=network.degrees) / (2 * network.ties)) ** 2).sum())
    return (within - expected) / (1 - expected) if expected < 1 else None


def degree_assortativity(network: Network) -> float | None:
    """Whether people with many contacts know others with many contacts.

    Definition: the Pearson correlation of the degrees at both ends of the ties, each tie in both directions.

    Parameters:
        network: the network.

    Returns: from -1 to 1; None when undefined.

    Raises: nothing.

    Complexity: O(n + m) time and memory.

    Edge cases: None without ties and when all ends have the same degree; isolated nodes add nothing.

    Example:
        >>> round(degree_assortativity(Network.of(4, [(0, 1), (1, 2), (2, 3)])), 3)
        -0.5

    References: Newman 2002, Assortative mixing in networks, doi:10.1103/PhysRevLett.89.208701.
    """
    first = network.degrees[np.concatenate([network.first, network.second])].astype(np.float64)
    second = network.degrees[np.concatenate([network.second, network.first])].astype(np.float64)
    if network.ties == 0 or first.std() == 0:
        return None
    return float(((first - first.mean()) * (second - second.mean())).mean() / first.var())


def _check(network: Network, groups: Integers) -> None:
    if len(groups) != network.size or (groups < 0).any():
        raise ValueError("Give one group number, 0 or higher, for each node.")


def _index(across: Numbers, within: Numbers) -> Floats:
    total = across + within
    return np.divide(across - within, total, out=np.full(len(total), np.nan), where=total > 0)
