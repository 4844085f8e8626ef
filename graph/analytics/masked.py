"""Products of sparse matrices of which only some entries are wanted, in bounded memory."""

from itertools import pairwise

import numpy as np

from graph.analytics._scipy import Matrix, stacked

# Paths of two steps in one block of rows: about 100 MB.
_BLOCK_PATHS = 5_000_000


def product_where(mask: Matrix, left: Matrix, right: Matrix) -> Matrix:
    """The product of two sparse matrices at the places where a third has an entry.

    Definition: the matrix X with X_ij = sum over q of left_iq right_qj where mask_ij is not 0, and no entry elsewhere.
    With an adjacency matrix in all three places, X_ij is the number of contacts that i and its contact j share.

    Parameters:
        mask: where values are wanted; its own values, if not 1, multiply the result.
        left, right: square sparse matrices of the same shape.

    Returns: a sparse matrix of the same shape.

    Raises: ValueError when the shapes differ.

    Complexity: time and memory follow the number of paths of two steps, sum over q of |column q| |row q|; hubs make it
    worse. Rows are done in blocks, so that memory stays near 100 MB.

    Edge cases: an empty matrix gives an empty matrix. Where the mask has an entry but no way of two steps leads,
    there is no entry.

    Example:
        >>> from graph.analytics.network import Network
        >>> triangle = Network.of(3, [(0, 1), (1, 2), (0, 2)]).adjacency
        >>> product_where(triangle, triangle, triangle).toarray().tolist()
        [[0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0]]

    References: Azad, Buluc and Gilbert 2015, Parallel triangle counting and enumeration using matrix algebra,
    doi:10.1109/IPDPSW.2015.75.
    """
    if len(left.indices) == 0:
        return left.multiply(mask).tocsr()
    paths = np.cumsum(np.diff(right.indptr)[left.indices])
    block = np.concatenate([[0], paths])[left.indptr[1:]] // _BLOCK_PATHS
    bounds = [0, *(np.flatnonzero(np.diff(block)) + 1).tolist(), len(block)]
    products = [(left[start:stop] @ right).multiply(mask[start:stop]) for start, stop in pairwise(bounds)]
    return stacked(products)
