"""Two-mode networks: people and the meetings they came to, where ties run between the two kinds only."""

import numpy as np
from numpy.typing import NDArray

from graph.analytics._scipy import upper_entries
from graph.analytics.betweenness import betweenness
from graph.analytics.distances import reach
from graph.analytics.network import Flags, Floats, Network

Counts = NDArray[np.float64]


def projection(network: Network, is_member: Flags) -> tuple[Network, Floats]:
    """The members with a tie for each pair that shares an event, and how many they share.

    Definition: s_ij = the number of events that have a tie with both i and j; a tie where s_ij > 0.

    Parameters:
        network: a network with ties between members and events only.
        is_member: which nodes are members; the others are events.

    Returns: the network of the members, numbered in their order, and s for each of its ties, at least 1.

    Raises: ValueError when a tie joins two members or two events.

    Complexity: O(sum of squared event sizes) time and memory; one event with many members makes it worse.

    Edge cases: members who share no event are isolated; an event with one member adds nothing.

    Example:
        >>> shared, counts = projection(Network.of(4, [(0, 2), (1, 2), (0, 3), (1, 3)]), np.array([1, 1, 0, 0]) > 0)
        >>> shared.ties, counts.tolist()
        (1, [2.0])

    References: Breiger 1974, The duality of persons and groups, doi:10.2307/2576011.
    """
    _check(network, is_member)
    attendance = network.adjacency[is_member][:, ~is_member]
    rows, columns, counts = upper_entries(attendance @ attendance.T)
    return Network(int(is_member.sum()), rows, columns), counts


def two_mode_density(network: Network, is_member: Flags) -> float | None:
    """The share of possible attendances that took place.

    Definition: m / (members * events).

    Parameters:
        network: a network with ties between members and events only.
        is_member: which nodes are members; the others are events.

    Returns: from 0 to 1; None without members or without events.

    Raises: nothing.

    Complexity: O(n) time, O(1) memory.

    Edge cases: 0 when nobody came to anything.

    Example:
        >>> two_mode_density(Network.of(3, [(0, 2)]), np.array([True, True, False]))
        0.5

    References: Borgatti and Everett 1997, Network analysis of 2-mode data, doi:10.1016/S0378-8733(96)00301-2.
    """
    members = int(is_member.sum())
    possible = members * (network.size - members)
    return network.ties / possible if possible else None


def two_mode_closeness(network: Network, is_member: Flags) -> Floats:
    """How near a member or event is to all others, against the nearest possible.

    Definition: (m' + 2 (n' - 1)) / sum of d, with n' nodes of the own kind and m' of the other.

    Parameters:
        network: a network with ties between members and events only.
        is_member: which nodes are members; the others are events.

    Returns: values from 0 to 1 in the order of the nodes.

    Raises: nothing.

    Complexity: O(n m) time; memory as `reach`.

    Edge cases: NaN for nodes that cannot reach all others, where the sum of distances is infinite.

    Example:
        >>> two_mode_closeness(Network.of(3, [(0, 2), (1, 2)]), np.array([True, True, False])).tolist()
        [1.0, 1.0, 1.0]

    References: Borgatti and Everett 1997, Network analysis of 2-mode data, doi:10.1016/S0378-8733(96)00301-2.
    """
    own, other = _sizes(is_member)
    found = reach(network)
    is_whole = (found.others == network.size - 1) & (found.steps > 0)
    nearest = (other + 2 * (own - 1)).astype(np.float64)
    return np.divide(nearest, found.steps, out=np.full(network.size, np.nan), where=is_whole)


def two_mode_betweenness(network: Network, is_member: Flags) -> Floats:
    """Betweenness of a member or event, against the largest possible for its kind.

    Definition: b(v) / max, with n' nodes of the own kind, m' of the other, s and t the quotient and remainder of
    (n' - 1) / m', and max = (m'^2 (s + 1)^2 + m' (s + 1) (2 t - s - 1) - t (2 s - t + 3)) / 2.

    Parameters:
        network: a network with ties between members and events only.
        is_member: which nodes are members; the others are events.

    Returns: values from 0 to 1 in the order of the nodes.

    Raises: nothing.

    Complexity: as `betweenness`.

    Edge cases: NaN where the largest possible value is 0, as for one member and one event.

    Example:
        >>> two_mode_betweenness(Network.of(3, [(0, 2), (1, 2)]), np.array([True, True, False])).tolist()
        [nan, nan, 1.0]

    References: Borgatti and Halgin 2011, Analyzing affiliation networks, in The Sage handbook of social network
    analysis, doi:10.4135/9781446294413.n28.
    """
    own, other = _sizes(is_member)
    s, t = np.divmod(own - 1, np.maximum(other, 1))
    largest = (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
    values = betweenness(network).values
    return np.divide(values, largest, out=np.full(network.size, np.nan), where=largest > 0)


def two_mode_effective_size(network: Network, is_member: Flags) -> Floats:
    """The number of co-members of each member, less those that the others lead to as well.

    Definition: c - sum over co-members j of (s_ij / sum of s_i.) r_j, with c the number of co-members of i, s_ij shared
    events, and r_j the co-members of i that are also co-members of j.

    Parameters:
        network: a network with ties between members and events only.
        is_member: which nodes are members; the others are events. For events, flag those instead.

    Returns: one value for each member, in their order.

    Raises: ValueError when a tie joins two members or two events.

    Complexity: O(members^2 (events + members)) time, O(members^2) memory: for meetings of one area.

    Edge cases: NaN for a member without co-members.

    Example:
        >>> two_mode_effective_size(Network.of(3, [(0, 2), (1, 2)]), np.array([True, True, False])).tolist()
        [1.0, 1.0]

    References: Burchard and Cornwell 2018, Structural holes and bridging in two-mode networks,
    doi:10.1016/j.socnet.2018.04.001.
    """
    attendance = _attendance(network, is_member)
    shared = attendance @ attendance.T
    np.fill_diagonal(shared, 0)
    is_co_member = (shared > 0).astype(np.float64)
    also = is_co_member * (is_co_member @ is_co_member)
    count, total = is_co_member.sum(axis=1), shared.sum(axis=1)
    redundant = np.divide((shared * also).sum(axis=1), total, out=np.zeros(len(total)), where=total > 0)
    return np.where(count > 0, count - redundant, np.nan)


def two_mode_constraint(network: Network, is_member: Flags) -> Floats:
    """How far a member's events are the same circle.

    Definition: sum over i's events a of (1 / k_i + sum over i's other events o and members j, not i, in both a and o,
    of 1 / (k_i k_o k_j))^2, with k the number of ties.

    Parameters:
        network: a network with ties between members and events only.
        is_member: which nodes are members; the others are events. For events, flag those instead.

    Returns: one value for each member, in their order, at least 1 / k_i.

    Raises: ValueError when a tie joins two members or two events.

    Complexity: O(members events^2) time, O(events^2) memory.

    Edge cases: NaN for a member without events.

    Example:
        >>> two_mode_constraint(Network.of(3, [(0, 2), (1, 2)]), np.array([True, True, False])).tolist()
        [1.0, 1.0]

    References: Hollway, Lomi, Pallotti and Stadtfeld 2020, as implemented for two-mode constraint in the package
    manynet; Burt 1992, Structural holes, Harvard University Press, ISBN 978-0-674-84371-4.
    """
    attendance = _attendance(network, is_member)
    own = np.maximum(attendance.sum(axis=1), 1)
    sizes = np.maximum(attendance.sum(axis=0), 1)
    overlap = attendance.T @ (attendance / own[:, None])
    np.fill_diagonal(overlap, 0)
    # All shared members weigh in `overlap`; i itself, in each of its other events, is taken out again.
    through = attendance @ (overlap / sizes).T
    itself = ((attendance / sizes).sum(axis=1)[:, None] - attendance / sizes) / own[:, None]
    terms = attendance * (1 + through - itself) / own[:, None]
    return np.where(attendance.any(axis=1), (terms**2).sum(axis=1), np.nan)


def _attendance(network: Network, is_member: Flags) -> Counts:
    """The matrix of members by events."""
    _check(network, is_member)
    return np.asarray(network.adjacency[is_member][:, ~is_member].toarray(), dtype=np.float64)


def _check(network: Network, is_member: Flags) -> None:
    if (is_member[network.first] == is_member[network.second]).any():
        raise ValueError("Every tie must join a member with an event.")


def _sizes(is_member: Flags) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each node, how many nodes are of its own kind and how many of the other."""
    members = int(is_member.sum())
    events = len(is_member) - members
    return np.where(is_member, members, events), np.where(is_member, events, members)
