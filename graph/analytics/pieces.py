"""What falls apart when one node or one tie goes: cut points, bridges and those who depend on one other."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import cast

import numpy as np
import rustworkx as rx

from graph.analytics._scipy import breadth_first, matrix_of
from graph.analytics.components import components
from graph.analytics.network import Flags, Integers, Network


@dataclass(frozen=True)
class Bridge:
    """A tie without which its component falls in two, with the number of nodes on either side."""

    first: int
    second: int
    first_side: int
    second_side: int

    @property
    def pairs(self) -> int:
        """How many pairs lose every way to each other when the tie goes."""
        return self.first_side * self.second_side


def pairs_cut(network: Network) -> Integers:
    """How many pairs of others lose every way to each other when a node leaves.

    Definition: for a node v in a component of s nodes that falls into pieces of s_1, s_2, ... nodes without v:
    C(s - 1, 2) - sum over pieces of C(s_i, 2). A node with a value above 0 is a cut point.

    Parameters:
        network: the network.

    Returns: a whole number for each node, in their order, from 0 to (n - 1)(n - 2) / 2.

    Raises: nothing.

    Complexity: O(n + m) time and memory. Measured: 500 people and 3,000 ties 2 ms.

    Edge cases: 0 for isolated nodes, ends of chains and nodes whose contacts can reach each other otherwise; components
    do not touch each other; self-ties and parallel ties do not occur in a `Network`.

    Example:
        >>> pairs_cut(Network.of(4, [(0, 1), (1, 2), (2, 3)])).tolist()
        [0, 2, 2, 0]

    References: Hopcroft and Tarjan 1973, Algorithm 447, doi:10.1145/362248.362272.
    """
    tree = _BlockTree(network)
    pieces = np.bincount(tree.nodes, weights=tree.piece_sizes * (tree.piece_sizes - 1) / 2, minlength=network.size)
    others = tree.component_sizes - 1
    return np.where(network.degrees > 0, others * (others - 1) // 2 - np.rint(pieces).astype(np.int64), 0)


def bridges(network: Network) -> list[Bridge]:
    """The ties without which two parts of a component lose each other.

    Definition: a tie is a bridge when removing it raises the number of components; its sides are the two components it
    leaves behind.

    Parameters:
        network: the network.

    Returns: the bridges in ascending order of their ends, each with the number of nodes on either side.

    Raises: nothing.

    Complexity: O(n + m) time and memory.

    Edge cases: a tie between two nodes without other ties is a bridge with sides of 1; a network without ties has none.

    Example:
        >>> [(each.first, each.second, each.pairs) for each in bridges(Network.of(4, [(0, 1), (0, 2), (1, 2), (2, 3)]))]
        [(2, 3, 3)]

    References: Tarjan 1974, A note on finding the bridges of a graph, doi:10.1016/0020-0190(74)90003-9.
    """
    tree = _BlockTree(network)
    found: list[Bridge] = []
    for first, second, block in tree.single_ties:
        below = second if tree.parents[second] == network.size + block else first
        other = first if below == second else second
        sides = {below: int(tree.below[below]), other: int(tree.component_sizes[other] - tree.below[below])}
        found.append(Bridge(first, second, sides[first], sides[second]))
    return sorted(found, key=lambda each: (each.first, each.second))


def dependents(network: Network, node: int) -> Integers:
    """Who reaches less than half of those they reached before, when a node leaves.

    Definition: in a component of s nodes everybody reaches s - 1 others; without v, those in a piece of s_i nodes reach
    s_i - 1. They depend on v when s_i - 1 < (s - 1) / 2.

    Parameters:
        network: the network.
        node: the node that leaves.

    Returns: the numbers of those nodes in ascending order, at most n - 1 of them; the node itself is not one.

    Raises: ValueError when there is no such node.

    Complexity: O(n + m) time and memory for each call.

    Edge cases: nobody depends on an isolated node; of two who know only each other each depends on the other.

    Example:
        >>> dependents(Network.of(5, [(0, 1), (1, 2), (2, 3), (3, 4)]), 2).tolist()
        [0, 1, 3, 4]

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    if not 0 <= node < network.size:
        raise ValueError(f"There is no node {node}.")
    labels = components(network)
    reached_before = int((labels == labels[node]).sum()) - 1
    stays: Flags = np.ones(network.size, dtype=np.bool_)
    stays[node] = False
    rest, _ = network.keeping(stays)
    pieces = components(rest)
    reached = np.bincount(pieces)[pieces] - 1 if rest.size else pieces
    others = np.flatnonzero(stays)
    return others[(labels[others] == labels[node]) & (reached < reached_before / 2)]


def dependent_counts(network: Network) -> Integers:
    """How many depend on each node.

    Definition: for a node v the number of nodes that `dependents` gives: those in pieces of s_i nodes, left behind in a
    component of s nodes when v leaves, with s_i - 1 < (s - 1) / 2.

    Parameters:
        network: the network.

    Returns: a whole number for each node, in their order, from 0 to n - 1.

    Raises: nothing.

    Complexity: O(n + m) time and memory for all nodes together.

    Edge cases: 0 for isolated nodes; of two who know only each other each depends on the other.

    Example:
        >>> dependent_counts(Network.of(5, [(0, 1), (1, 2), (2, 3), (3, 4)])).tolist()
        [0, 1, 4, 1, 0]

    References: Borgatti 2006, Identifying sets of key players in a social network, doi:10.1007/s10588-006-7084-x.
    """
    tree = _BlockTree(network)
    depends = tree.piece_sizes - 1 < (tree.component_sizes[tree.nodes] - 1) / 2
    counts = np.bincount(tree.nodes, weights=tree.piece_sizes * depends, minlength=network.size)
    return np.rint(counts).astype(np.int64)


class _BlockTree:
    """The blocks of a network (largest parts that no single node cuts) and the nodes they share, as a rooted forest.

    Its nodes are those of the network, then the blocks; `below` counts the network's nodes in the subtree of each.
    `nodes` and `blocks` pair each node with each of its blocks, `piece_sizes` is the piece of the component that lies
    behind that block when the node leaves.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        ends, numbers = _blocks(network)
        self._ends, self._numbers = ends, numbers
        self.count = int(numbers.max(initial=-1)) + 1
        # One number for each pair of block and node sorts ten times faster than the pairs themselves.
        pairs = np.unique(np.repeat(numbers, 2) * max(network.size, 1) + ends.ravel())
        self.blocks, self.nodes = np.divmod(pairs, max(network.size, 1))
        labels = components(network)
        self.component_sizes = cast(Integers, np.bincount(labels)[labels]) if network.size else labels
        self.parents, order = self._rooted(labels)
        self.below = self._summed(order)

    def _rooted(self, labels: Integers) -> tuple[Integers, Integers]:
        """The parent of each node of the forest, and an order in which parents come first."""
        total = self._network.size + self.count
        # One more node above the first node of each component makes the forest a tree.
        tops = np.unique(labels, return_index=True)[1]
        rows = np.concatenate([self.nodes, np.full(len(tops), total)])
        columns = np.concatenate([self.blocks + self._network.size, tops])
        tree = matrix_of(np.ones(len(rows)), rows, columns, (total + 1, total + 1))
        order, parents = breadth_first(tree, total)
        return parents, order

    def _summed(self, order: Integers) -> Integers:
        total = self._network.size + self.count
        below = [1] * self._network.size + [0] * (self.count + 1)
        parents = self.parents.tolist()
        for each in reversed(order.tolist()):
            if each != total:
                below[parents[each]] += below[each]
        return np.array(below, dtype=np.int64)

    @cached_property
    def piece_sizes(self) -> Integers:
        """The size of the piece behind each pair of `nodes` and `blocks`."""
        blocks = self.blocks + self._network.size
        is_below = self.parents[blocks] == self.nodes
        return np.where(is_below, self.below[blocks], self.component_sizes[self.nodes] - self.below[self.nodes])

    @cached_property
    def single_ties(self) -> list[tuple[int, int, int]]:
        """The blocks that are one tie: its ends in ascending order, and the number of the block."""
        is_single = (np.bincount(self._numbers, minlength=self.count) == 1)[self._numbers]
        return [
            (min(first, second), max(first, second), block)
            for (first, second), block in zip(
                self._ends[is_single].tolist(), self._numbers[is_single].tolist(), strict=True
            )
        ]


def _blocks(network: Network) -> tuple[Integers, Integers]:
    """The ends of every tie and the number of its block."""
    found = rx.biconnected_components(network.graph)
    ends = np.fromiter(chain.from_iterable(found.keys()), dtype=np.int64, count=2 * len(found)).reshape(-1, 2)
    numbers = np.fromiter(found.values(), dtype=np.int64, count=len(found))
    return ends, np.unique(numbers, return_inverse=True)[1].astype(np.int64)
