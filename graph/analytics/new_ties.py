"""Ties that are not there yet: which one would bring people nearest to each other."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from graph.analytics._scipy import steps_from
from graph.analytics.network import Flags, Floats, Integers, Network

Steps = NDArray[np.int16]

# More steps than any network has that is small enough to be searched; stands for "no chain leads".
_NEVER = 30_000
# Distances from here on count as this one in the bound, which keeps it a bound.
_FARTHEST = 30
_PAIRS_AT_ONCE = 4_000
# Pairs times nodes up to which every pair is bounded: a second on one core. Above it a sample of nodes chooses pairs.
_EXACT_WORK = 40_000_000
_SAMPLE = 128
_PROMISING = 4_000
_SEED = 20_261
_EQUAL = 1e-9


@dataclass(frozen=True)
class NewTie:
    """A tie between two nodes that have none, and by how much it would lower DF."""

    first: int
    second: int
    gain: float


def closing_ties(
    network: Network,
    may_join: Flags,
    is_refused: Callable[[int, int], bool],
    count: int,
    *,
    carried: Integers | None = None,
    check: Callable[[], None] = lambda: None,
) -> list[NewTie]:
    """The new ties within components that bring everybody nearest together, each node in at most one of them.

    Definition: for two nodes u, v of one component without a tie, gain = DF - DF with the tie u-v. Pairs with a shared
    contact (two steps apart) come before all others, among them the largest gain first; each next pair is the best of
    those that share no node with the earlier ones. DF: see `distance_fragmentation`.

    Parameters:
        network: the network.
        may_join: which nodes may be given a tie.
        is_refused: whether a pair may not be joined, asked for promising pairs only.
        count: how many ties at most.
        carried: what each node carries already; of equal gains the pair that carries least comes first.
        check: called now and then; it may stop everything by raising.

    Returns: the ties, best first, the smaller node first, gains from above 0 to 1.

    Raises: whatever `check` raises.

    Complexity: O(n m) time for the distances and O(p n) for bounds of the p pairs two steps apart; then only the pairs
    whose bound beats the best are weighed, each in the product of the sizes of their two sides. O(n^2) memory. Hubs
    and long distances make it worse. Measured: 500 people and 3,000 ties 0.4 s.

    Approximate where pairs times nodes exceed 40 million, at about 1,000 people with 6 contacts each: then only the
    4,000 pairs are weighed that look best to a seeded sample of 128 nodes; their gains are exact, but a pair that looks
    worse may be better. Ask for a smaller area for the exact best.

    Edge cases: nothing where everybody of a component knows each other, and for nodes in different components; equal
    gains are ordered by what the two carry, then by the numbers of the nodes.

    Example:
        >>> path = Network.of(4, [(0, 1), (1, 2), (2, 3)])
        >>> [(each.first, each.second, round(each.gain, 3)) for each in
        ...     closing_ties(path, np.ones(4, dtype=bool), lambda u, v: False, 1)]
        [(0, 2, 0.111)]

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    if network.ties == 0:
        return []
    far = rx.distance_matrix(network.graph, null_value=float(_NEVER))
    steps = np.minimum(far, _NEVER).astype(np.int16)
    burden = np.zeros(network.size, dtype=np.int64) if carried is None else carried
    taken: set[int] = set()
    found: list[NewTie] = []
    for is_near in (True, False):
        if len(found) < count:
            pairs = _open_pairs(steps, may_join, is_near)
            found += _best(steps, pairs, burden, is_refused, count - len(found), taken, check)
    return found


def joining_gain(network: Network, first: int, second: int) -> float:
    """By how much a tie between two components lowers DF.

    Definition: 2 / (n (n - 1)) times the sum over s in the component of u and t in that of v of
    1 / (d_su + 1 + d_vt).

    Parameters:
        network: the network.
        first, second: nodes u and v of different components.

    Returns: from above 0 to 1.

    Raises: ValueError when a chain leads from the one to the other.

    Complexity: O(m + n log n) time for the distances from both; O(n) memory.

    Edge cases: two nodes without other ties gain 2 / (n (n - 1)).

    Example:
        >>> joining_gain(Network.of(3, [(0, 1)]), 1, 2).__round__(3)
        0.5

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    both = steps_from(network.adjacency, np.array([first, second], dtype=np.int64))
    if np.isfinite(both[0, second]):
        raise ValueError("A chain already leads from the one to the other.")
    one, other = (np.bincount(row[np.isfinite(row)].astype(np.int64)) for row in both)
    apart = np.arange(len(one))[:, None] + 1 + np.arange(len(other))[None, :]
    total = float((one[:, None] * other[None, :] / apart).sum())
    return 2 * total / (network.size * (network.size - 1))


def _open_pairs(steps: Steps, may_join: Flags, is_near: bool) -> tuple[Integers, Integers]:
    """The pairs without a tie of one component that may be joined: two steps apart, or farther."""
    is_open = (steps == 2) if is_near else (steps > 2) & (steps < _NEVER)
    first, second = np.nonzero(np.triu(is_open & may_join[:, None] & may_join[None, :], k=1))
    return first, second


def _best(
    steps: Steps,
    pairs: tuple[Integers, Integers],
    burden: Integers,
    is_refused: Callable[[int, int], bool],
    count: int,
    taken: set[int],
    check: Callable[[], None],
) -> list[NewTie]:
    """Weighs pairs in the order of their bounds, and only until no bound beats what was weighed."""
    firsts, seconds = _promising(steps, *pairs, check)
    bounds = _bounds(steps, firsts, seconds, check)
    # What two carry and the numbers of nodes break ties, so that the same network always gives the same answer.
    order = np.lexsort((seconds, firsts, -bounds))
    heap: list[tuple[float, int, int, int, float]] = []
    scale = 2 / (len(steps) * (len(steps) - 1))
    found: list[NewTie] = []
    waiting = iter(order.tolist())
    place = next(waiting, None)
    while len(found) < count and (heap or place is not None):
        if place is not None and (not heap or bounds[place] > -heap[0][0] - _EQUAL):
            check()
            first, second = int(firsts[place]), int(seconds[place])
            if first not in taken and second not in taken:
                gain = _gain(steps, first, second)
                heapq.heappush(heap, (-round(gain, 9), int(burden[first] + burden[second]), first, second, gain))
            place = next(waiting, None)
            continue
        *_, first, second, gain = heapq.heappop(heap)
        if first not in taken and second not in taken and not is_refused(first, second):
            taken |= {first, second}
            found.append(NewTie(first, second, gain * scale))
    return found


def _promising(
    steps: Steps, firsts: Integers, seconds: Integers, check: Callable[[], None]
) -> tuple[Integers, Integers]:
    """All pairs where they are few; else those with the most sampled nodes that come nearer to each other."""
    if len(firsts) * len(steps) <= _EXACT_WORK:
        return firsts, seconds
    sampled = steps[:, np.random.default_rng(_SEED).choice(len(steps), min(_SAMPLE, len(steps)), replace=False)]
    parts: list[Integers] = []
    for start in range(0, len(firsts), _PAIRS_AT_ONCE * 10):
        check()
        nearer = sampled[firsts[start : start + _PAIRS_AT_ONCE * 10]]
        nearer = nearer - sampled[seconds[start : start + _PAIRS_AT_ONCE * 10]]
        parts.append(((nearer <= -2).sum(axis=1) + 1) * ((nearer >= 2).sum(axis=1) + 1))
    kept = np.sort(np.argsort(-np.concatenate(parts), kind="stable")[:_PROMISING])
    return firsts[kept], seconds[kept]


def _bounds(steps: Steps, firsts: Integers, seconds: Integers, check: Callable[[], None]) -> Floats:
    """For each pair no less than what its tie can gain: as if all on its one side came nearer to all on the other."""
    parts: list[Floats] = [np.zeros(0)]
    weights = _weights()
    for start in range(0, len(firsts), _PAIRS_AT_ONCE):
        check()
        one, other = firsts[start : start + _PAIRS_AT_ONCE], seconds[start : start + _PAIRS_AT_ONCE]
        left, right = _levels(steps[one], steps[other]), _levels(steps[other], steps[one])
        between = np.minimum(steps[one, other], _FARTHEST + 1)
        found = np.zeros(len(one))
        for apart in np.unique(between).tolist():
            rows = np.flatnonzero(between == apart)
            found[rows] = ((left[rows] @ weights[apart]) * right[rows]).sum(axis=1)
        parts.append(found)
    return np.concatenate(parts)


def _levels(near: Steps, far: Steps) -> Floats:
    """For each pair, how many nodes on the one side are how many steps away from it."""
    rows, columns = np.nonzero((far - near) >= 2)
    levels = np.minimum(near[rows, columns], _FARTHEST)
    codes = np.bincount(rows * (_FARTHEST + 1) + levels, minlength=len(near) * (_FARTHEST + 1))
    return codes.reshape(len(near), _FARTHEST + 1).astype(np.float64)


def _weights() -> Floats:
    """By [steps between the pair, steps on the one side, steps on the other]: the most that two nodes can gain."""
    apart, one, other = np.ogrid[: _FARTHEST + 2, : _FARTHEST + 1, : _FARTHEST + 1]
    inside = one + other
    longest = np.where(apart > _FARTHEST, np.inf, inside + apart)
    return np.asarray(1 / (inside + 1) - 1 / np.maximum(longest, 1), dtype=np.float64)


def _gain(steps: Steps, first: int, second: int) -> float:
    """By how much the sum of 1 / d over all pairs grows."""
    near, far = steps[first].astype(np.int64), steps[second].astype(np.int64)
    one, other = np.flatnonzero(far - near >= 2), np.flatnonzero(near - far >= 2)
    now = steps[np.ix_(one, other)].astype(np.float64)
    then = (near[one][:, None] + 1 + far[other][None, :]).astype(np.float64)
    return float(np.where(then < now, 1 / then - 1 / now, 0.0).sum())
