"""How dense a network is, and how often two contacts of somebody know each other."""

import numpy as np

from graph.analytics._scipy import row_sums
from graph.analytics.masked import product_where
from graph.analytics.network import Floats, Network


def density(network: Network) -> float | None:
    """The share of pairs that have a tie.

    Definition: 2 m / (n (n - 1)).

    Parameters:
        network: the network.

    Returns: from 0 to 1; None when n < 2.

    Raises: nothing.

    Complexity: O(1) time and memory.

    Edge cases: it falls as a network grows, so compare only networks of about the same size.

    Example:
        >>> density(Network.of(3, [(0, 1), (1, 2)])).__round__(3)
        0.667

    References: Wasserman and Faust 1994, Social network analysis, Cambridge University Press,
    doi:10.1017/CBO9780511815478.
    """
    return 2 * network.ties / (network.size * (network.size - 1)) if network.size > 1 else None


def transitivity(network: Network) -> float | None:
    """How often two people with a shared contact know each other.

    Definition: 3 * triangles / connected triples.

    Parameters:
        network: the network.

    Returns: from 0 to 1; None when nobody has two contacts.

    Raises: nothing.

    Complexity: O(sum of squared degrees) time, memory bounded by blocks; hubs make it worse.

    Edge cases: isolated nodes and ends of chains add nothing.

    Example:
        >>> transitivity(Network.of(4, [(0, 1), (0, 2), (1, 2), (2, 3)])).__round__(3)
        0.6

    References: Newman, Watts and Strogatz 2002, Random graph models of social networks, doi:10.1073/pnas.012582999.
    """
    triples = float((network.degrees * (network.degrees - 1)).sum())
    return float(_closed(network).sum()) / triples if triples else None


def mean_clustering(network: Network) -> float | None:
    """The mean over people of how often their contacts know each other.

    Definition: the mean over all nodes of 2 t / (k (k - 1)), with k contacts and t ties among them; 0 when k < 2.

    Parameters:
        network: the network.

    Returns: from 0 to 1; None without nodes.

    Raises: nothing.

    Complexity: O(sum of squared degrees) time, memory bounded by blocks; hubs make it worse.

    Edge cases: isolated nodes and ends of chains count as 0.

    Example:
        >>> mean_clustering(Network.of(4, [(0, 1), (0, 2), (1, 2), (2, 3)])).__round__(3)
        0.583

    References: Watts and Strogatz 1998, Collective dynamics of small-world networks, doi:10.1038/30918.
    """
    if network.size == 0:
        return None
    pairs = (network.degrees * (network.degrees - 1)).astype(np.float64)
    return float(np.divide(_closed(network), pairs, out=np.zeros(network.size), where=pairs > 0).mean())


def _closed(network: Network) -> Floats:
    """For each node, the ordered pairs of its contacts that have a tie."""
    return row_sums(product_where(network.adjacency, network.adjacency, network.adjacency))
