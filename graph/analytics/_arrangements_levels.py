"""Goes through all sets of parties by their size, leaving out those that cannot lead to anything better.

Branch and bound, breadth first: a set of k parties is one of k - 1 and a neighbour of it, so that every set that gifts
can connect is met. As long as no level is too large for the budget, what is found is the best there is. Beyond that
only the most promising sets are kept, so that there may be something better.
"""

from collections.abc import Callable
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from graph.analytics._arrangements_board import Arrangement, Board, Terms, Worth
from graph.analytics._arrangements_gifts import best_gifts
from graph.analytics._arrangements_sets import Looked, Sets
from graph.analytics._milp import Bound
from graph.analytics.network import Flags

FEWEST = 2
# Sets looked at in one go, so that memory stays bounded.
CHUNK = 2_000
# A cell is one set and one party and need. Of a level that is too large so many cells are looked at and kept; a set
# that must be matched, or takes a programme to decide, costs as much as so many.
LOOKED, KEPT = 100_000_000, 30_000_000
MATCHED, PROGRAMMED = 200_000, 5_000_000

Bits = NDArray[np.uint8]


class Levels:
    """The search for something better than the arrangement that was found."""

    def __init__(self, board: Board, terms: Terms, found: Arrangement | None, bound: Bound | None) -> None:
        self._board = board
        self._terms = terms
        self._sets = Sets(board, terms, bound)
        self._worth: Worth = board.worth(found) if found else (0.0, 0, 0)
        self._budget = 0
        self.best = found
        self.is_complete = True

    # Products of matrices may raise this flag for lanes of a register that they do not use: all values are finite.
    @np.errstate(invalid="ignore")
    def run(self, budget: int, until: float, check: Callable[[], None]) -> int:
        """Looks until all is seen, the budget of cells is spent or time has run out; gives what is left of it."""
        self._budget = budget
        sets = self._sets.starts()
        for size in range(max(len(self._terms.around), 1), self._terms.most + 1):
            sets = self._afforded(sets, size)
            longer: list[Bits] = []
            for start in range(0, len(sets), CHUNK):
                check()
                if monotonic() > until:
                    self.is_complete = False
                    return 0
                looked = self._sets.look(sets[start : start + CHUNK], size)
                self._judge(looked)
                if size < self._terms.most:
                    longer.append(self._longer(looked))
            sets = self._distinct(longer)
        return max(self._budget, 0)

    def _afforded(self, sets: Flags, size: int) -> Flags:
        """All sets, or the most promising ones when all would cost more than is left."""
        if len(sets) * self._sets.work > self._budget:
            self.is_complete = False
            sample = sets[:: len(sets) * self._sets.work // LOOKED + 1]
            order = np.argsort(-self._sets.look(sample, size).count, kind="stable")
            sets = sample[order[: KEPT // self._sets.work + 1]]
        self._budget -= len(sets) * self._sets.work
        return sets

    def _longer(self, looked: Looked) -> Bits:
        """The sets with one party more."""
        rows, added = np.nonzero(self._sets.longer(looked, self._worth))
        sets = looked.sets[rows]
        sets[np.arange(len(rows)), added] = True
        return np.packbits(sets, axis=1)

    def _distinct(self, parts: list[Bits]) -> Flags:
        """Each set once, those with the smaller numbers first."""
        bits = np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.uint8)
        if not len(bits):
            return np.zeros((0, self._sets.width), dtype=np.bool_)
        whole = np.ascontiguousarray(bits).view(np.dtype((np.void, bits.shape[1]))).ravel()
        _, places = np.unique(whole, return_index=True)
        return np.unpackbits(bits[places[::-1]], axis=1, count=self._sets.width).astype(np.bool_)

    def _judge(self, looked: Looked) -> None:
        """Decides exactly on every set that may be better than the best so far, the most hopeful ones first."""
        may_be_best = self._sets.may_reach(looked, self._worth[0])
        if looked.size < FEWEST or not may_be_best.any():
            return
        looked = looked.at(np.flatnonzero(may_be_best))
        met, both, ties = self._sets.hopes(looked)
        for row in np.lexsort((np.arange(len(met)), -ties, -both, -met)).tolist():
            hope = (float(met[row]), int(both[row]), int(ties[row]))
            if hope < self._worth:
                return
            self._decide(self._sets.named(looked.sets[row]), hope)

    def _decide(self, parties: tuple[int, ...], hope: Worth) -> None:
        """Takes the best gifts among these parties when they are better than the best so far."""
        if hope == self._worth and self.best is not None and not _is_before(parties, self.best.parties):
            return
        if not self._pays(MATCHED):
            return
        gifts = self._board.met(parties).values()
        hope = (min(hope[0], len(gifts) / len(parties)), *hope[1:])
        if hope < self._worth:
            return
        pieces = self._board.pieces(gifts)
        if len(pieces) == 1 and pieces[0].parties == parties:
            self._take(pieces[0])
            if self._board.worth(pieces[0]) == hope:
                return
        if self._pays(PROGRAMMED):
            self._take(best_gifts(self._board, parties))

    def _pays(self, cells: int) -> bool:
        """Whether there is budget left for this."""
        self._budget -= cells
        self.is_complete &= self._budget > 0
        return self._budget > 0

    def _take(self, arrangement: Arrangement | None) -> None:
        if arrangement is None:
            return
        worth = self._board.worth(arrangement)
        is_before = self.best is None or _is_before(arrangement.parties, self.best.parties)
        if worth > self._worth or (worth == self._worth and is_before):
            self.best, self._worth = arrangement, worth


def _is_before(parties: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Fewer parties come first, then those with the smaller numbers."""
    return (len(parties), parties) < (len(others), others)
