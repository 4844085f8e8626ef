"""What this package uses of SciPy, with types: SciPy ships none, so that it is imported nowhere else."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
# A sparse matrix in compressed rows.
Matrix = Any


@cache
def _sparse() -> Any:
    # Half of the questions need no matrix, and SciPy is a tenth of the time in which a command starts.
    from scipy import sparse  # pyright: ignore[reportMissingTypeStubs]

    return sparse


@cache
def _csgraph() -> Any:
    from scipy.sparse import csgraph  # pyright: ignore[reportMissingTypeStubs]

    return csgraph


def matrix_of(values: Floats, rows: Integers, columns: Integers, shape: tuple[int, int]) -> Matrix:
    """A matrix with these entries; entries of one place are added."""
    return _sparse().csr_array((values, (rows, columns)), shape=shape)


def stacked(blocks: Sequence[Matrix]) -> Matrix:
    """Blocks of rows under each other."""
    return _sparse().vstack(blocks, format="csr")


def row_sums(matrix: Matrix) -> Floats:
    """The sum of each row."""
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()


def row_maxima(matrix: Matrix) -> Floats:
    """The largest value of each row, 0 for a row without entries."""
    if matrix.shape[0] == 0:
        return np.zeros(0)
    return np.asarray(matrix.max(axis=1).todense(), dtype=np.float64).ravel()


def upper_entries(matrix: Matrix) -> tuple[Integers, Integers, Floats]:
    """Rows, columns and values above the diagonal, row by row."""
    found = _sparse().triu(matrix, k=1).tocoo()
    order = np.lexsort((found.col, found.row))
    rows, columns = np.asarray(found.row[order], dtype=np.int64), np.asarray(found.col[order], dtype=np.int64)
    return rows, columns, np.asarray(found.data[order], dtype=np.float64)


def component_labels(matrix: Matrix) -> Integers:
    """A number for the connected group of each row."""
    return np.asarray(_csgraph().connected_components(matrix, directed=False)[1], dtype=np.int64)


def breadth_first(matrix: Matrix, start: int) -> tuple[Integers, Integers]:
    """The nodes in the order in which they are reached, and from which node each is reached."""
    order, parents = _csgraph().breadth_first_order(matrix, start, directed=False)
    return np.asarray(order, dtype=np.int64), np.asarray(parents, dtype=np.int64)


def steps_from(matrix: Matrix, sources: Integers) -> Floats:
    """The steps from each source to every node, infinite where no chain leads."""
    return np.asarray(_csgraph().dijkstra(matrix, directed=False, indices=sources, unweighted=True), dtype=np.float64)
