"""The network that every measure works on: nodes as numbers, undirected ties in flat arrays."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

from graph.analytics._scipy import Floats, Integers, Matrix, matrix_of

Flags = NDArray[np.bool_]

__all__ = ["Flags", "Floats", "Integers", "Matrix", "Network"]


@dataclass(frozen=True, eq=False)
class Network:
    """`size` nodes and undirected ties, each once and without self-ties: `first[i] < second[i]`.

    Made by `Network.of`, which checks and cleans; the matrices are computed when first asked for and kept.
    """

    size: int
    first: Integers
    second: Integers

    @classmethod
    def of(cls, size: int, ties: Iterable[tuple[int, int]]) -> "Network":
        """A network of these ties; self-ties are dropped and parallel ties count once."""
        pairs = np.array(list(ties), dtype=np.int64).reshape(-1, 2)
        if pairs.size and not (pairs.min() >= 0 and pairs.max() < size):
            raise ValueError(f"A tie names a node outside 0 to {size - 1}.")
        pairs = pairs[pairs[:, 0] != pairs[:, 1]]
        first, second = np.divmod(np.unique(pairs.min(axis=1) * size + pairs.max(axis=1)), max(size, 1))
        return cls(size, first, second)

    @property
    def ties(self) -> int:
        """How many ties there are."""
        return len(self.first)

    @cached_property
    def degrees(self) -> Integers:
        """How many neighbours each node has."""
        return np.bincount(np.concatenate([self.first, self.second]), minlength=self.size).astype(np.int64)

    @cached_property
    def adjacency(self) -> Matrix:
        """The symmetric matrix with 1 where a tie is."""
        return self.matrix(np.ones(self.ties))

    @cached_property
    def graph(self) -> "rx.PyGraph[None, None]":
        """The same network for rustworkx."""
        graph: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from([None] * self.size)
        graph.extend_from_edge_list(list(zip(self.first.tolist(), self.second.tolist(), strict=True)))
        return graph

    def matrix(self, values: Floats) -> Matrix:
        """The symmetric matrix with a value for each tie."""
        rows = np.concatenate([self.first, self.second])
        columns = np.concatenate([self.second, self.first])
        return matrix_of(np.concatenate([values, values]), rows, columns, (self.size, self.size))

    def neighbours(self, node: int) -> Integers:
        """The neighbours of a node, in ascending order."""
        adjacency = self.adjacency
        return np.sort(cast(Integers, adjacency.indices[adjacency.indptr[node] : adjacency.indptr[node + 1]]))

    def neighbours_of(self, nodes: Integers) -> tuple[Integers, Integers]:
        """All neighbours of several nodes: the place of the node in `nodes`, and the neighbour."""
        counts = self.degrees[nodes]
        owners = np.repeat(np.arange(len(nodes)), counts)
        starts = cast(Integers, self.adjacency.indptr[nodes]) - (np.cumsum(counts) - counts)
        return owners, cast(Integers, self.adjacency.indices[np.repeat(starts, counts) + np.arange(len(owners))])

    def keeping(self, nodes: Flags) -> tuple["Network", Flags]:
        """The network of the flagged nodes, numbered anew in the same order, and which ties are left."""
        numbers = np.cumsum(nodes) - 1
        ties = nodes[self.first] & nodes[self.second]
        return Network(int(nodes.sum()), numbers[self.first[ties]], numbers[self.second[ties]]), ties

    def keeping_ties(self, ties: Flags) -> "Network":
        """The network of all nodes and the flagged ties."""
        return Network(self.size, self.first[ties], self.second[ties])
