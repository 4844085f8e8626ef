"""Components: who can reach whom at all, and how much of that is missing."""

import numpy as np

from graph.analytics._scipy import component_labels
from graph.analytics.network import Integers, Network


def components(network: Network) -> Integers:
    """To which connected group each node belongs.

    Definition: two nodes have the same number when a chain of ties leads from one to the other.

    Parameters:
        network: the network.

    Returns: a number from 0 for each node, in their order; numbers follow the first node of each group.

    Raises: nothing.

    Complexity: O(n + m) time and memory.

    Edge cases: an isolated node is a group of one; an empty network gives an empty array.

    Example:
        >>> components(Network.of(4, [(0, 2)])).tolist()
        [0, 1, 0, 2]

    References: Hopcroft and Tarjan 1973, Algorithm 447, doi:10.1145/362248.362272.
    """
    if network.size == 0:
        return np.zeros(0, dtype=np.int64)
    labels = component_labels(network.adjacency)
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse].astype(np.int64)


def component_sizes(network: Network) -> Integers:
    """How large the connected groups are.

    Definition: the number of nodes of each component.

    Parameters:
        network: the network.

    Returns: whole numbers from 1, largest first; their sum is n.

    Raises: nothing.

    Complexity: O(n + m) time and memory.

    Edge cases: isolated nodes count as groups of 1; an empty network gives an empty array.

    Example:
        >>> component_sizes(Network.of(4, [(0, 2)])).tolist()
        [2, 1, 1]

    References: Hopcroft and Tarjan 1973, Algorithm 447, doi:10.1145/362248.362272.
    """
    return np.sort(np.bincount(components(network)))[::-1].astype(np.int64)


def fragmentation(network: Network) -> float | None:
    """The share of pairs that no chain joins.

    Definition: F = 1 - sum over components c of s_c (s_c - 1) / (n (n - 1)), s_c the size of component c.

    Parameters:
        network: the network.

    Returns: from 0, everybody can reach everybody, to 1, there is no tie; None when n < 2.

    Raises: nothing.

    Complexity: O(n + m) time and memory.

    Edge cases: isolated nodes raise it; ties within a component do not change it.

    Example:
        >>> fragmentation(Network.of(3, [(0, 1)])).__round__(3)
        0.667

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    if network.size < 2:
        return None
    sizes = component_sizes(network)
    return 1.0 - float((sizes * (sizes - 1)).sum()) / (network.size * (network.size - 1))
