"""Structural holes: how far the contacts of somebody are apart, so that news passes through that one person."""

import numpy as np

from graph.analytics._scipy import row_maxima, row_sums
from graph.analytics.masked import product_where
from graph.analytics.network import Floats, Matrix, Network


def constraint(network: Network, strengths: Floats | None = None) -> Floats:
    """Burt's constraint: how much of somebody's attention goes to contacts who also know each other.

    Definition: C_i = sum over contacts j of i of (p_ij + sum over q of p_iq p_qj)^2, with p_ij = a_ij / sum over k of
    a_ik and a_ij the strength of the tie, 1 when no strengths are given. Ties are undirected. Low means many open
    places between the contacts.

    Parameters:
        network: the network.
        strengths: the strength of each tie, above 0, in the order of the ties; None counts all ties alike.

    Returns: one value above 0 for each node, in their order; 1 for a single contact; it may exceed 1 a little.

    Raises: ValueError when the number of strengths differs from the number of ties, or one is not above 0.

    Complexity: O(sum of squared degrees) time, memory bounded by blocks; hubs make it worse. Measured: 500 people and
    3,000 ties 3 ms.

    Edge cases: NaN for isolated nodes, where nothing can be said; components do not touch each other; self-ties and
    parallel ties do not occur in a `Network`.

    Example:
        >>> path = Network.of(3, [(0, 1), (1, 2)])
        >>> constraint(path).tolist()
        [1.0, 0.5, 1.0]

    References: Burt 1992, Structural holes, Harvard University Press, ISBN 978-0-674-84371-4.
    """
    matrix = _valued(network, strengths)
    proportions = _by_row(matrix, row_sums(matrix))
    both = proportions + product_where(network.adjacency, proportions, proportions)
    return _defined(network, row_sums(both.multiply(both)))


def effective_size(network: Network, strengths: Floats | None = None) -> Floats:
    """The number of contacts, less those that the other contacts lead to as well.

    Definition: without strengths k - 2t / k, with k contacts and t ties among them. With strengths, sum over contacts
    j of (1 - sum over q of p_iq m_jq), q neither i nor j, with p_iq the share of i's strength that goes to q and
    m_jq = a_jq / the greatest strength of j. Ties are undirected.

    Parameters:
        network: the network.
        strengths: the strength of each tie, above 0, in the order of the ties; None counts all ties alike.

    Returns: one value for each node, in their order, from 1 to the number of contacts, except that strengths may bring
    it below 1.

    Raises: ValueError when the number of strengths differs from the number of ties, or one is not above 0.

    Complexity: O(sum of squared degrees) time, memory bounded by blocks; hubs make it worse. Measured: 500 people and
    3,000 ties 2 ms.

    Edge cases: NaN for isolated nodes; 1 for a single contact; self-ties and parallel ties do not occur.

    Example:
        >>> kite = Network.of(4, [(0, 1), (0, 2), (0, 3), (1, 2)])
        >>> effective_size(kite).round(3).tolist()
        [2.333, 1.0, 1.0, 1.0]

    References: Burt 1992, Structural holes, Harvard University Press, ISBN 978-0-674-84371-4. Borgatti 1997,
    Structural holes: unpacking Burt's redundancy measures, Connections 20(1), 35-38.
    """
    matrix = _valued(network, strengths)
    proportions = _by_row(matrix, row_sums(matrix))
    marginal = _by_row(matrix, row_maxima(matrix))
    redundant = product_where(network.adjacency, proportions, marginal.T.tocsr())
    return _defined(network, network.degrees - row_sums(redundant))


def burt_efficiency(network: Network, sizes: Floats) -> Floats:
    """The share of somebody's contacts that lead somewhere new.

    Definition: effective size / k, with k the number of contacts.

    Parameters:
        network: the network.
        sizes: the effective size of each node, as `effective_size` gives it.

    Returns: one value for each node, in their order, from 1 / k to 1 without strengths.

    Raises: ValueError when the number of sizes differs from the number of nodes.

    Complexity: O(n) time and memory.

    Edge cases: NaN for isolated nodes.

    Example:
        >>> kite = Network.of(4, [(0, 1), (0, 2), (0, 3), (1, 2)])
        >>> burt_efficiency(kite, effective_size(kite)).round(3).tolist()
        [0.778, 0.5, 0.5, 1.0]

    References: Burt 1992, Structural holes, Harvard University Press, ISBN 978-0-674-84371-4.
    """
    if len(sizes) != network.size:
        raise ValueError("Give one effective size for each node.")
    return _defined(network, sizes / np.maximum(network.degrees, 1))


def _valued(network: Network, strengths: Floats | None) -> Matrix:
    if strengths is None:
        return network.adjacency
    if len(strengths) != network.ties or not (strengths > 0).all():
        raise ValueError("Give one strength above 0 for each tie.")
    return network.matrix(strengths.astype(np.float64))


def _by_row(matrix: Matrix, divisors: Floats) -> Matrix:
    """Each row divided by its own number; rows without entries stay as they are."""
    divided = matrix.copy()
    divided.data = matrix.data / np.repeat(divisors, np.diff(matrix.indptr))
    return divided


def _defined(network: Network, values: Floats) -> Floats:
    return np.where(network.degrees > 0, values.astype(np.float64), np.nan)
