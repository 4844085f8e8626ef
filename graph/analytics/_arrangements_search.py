"""Looks for a good arrangement by growing sets of parties and swapping members; what it finds need not be the best."""

from collections.abc import Callable, Sequence

from graph.analytics._arrangements_board import Arrangement, Board, Terms

# Counted in sets of parties that are tried, so that every machine does the same.
MOST_TRIALS = 1_400
MOST_STARTS = 24
TRIED_PER_STEP = 8
IMPROVED = 4


class Search:
    """One search for a good arrangement."""

    def __init__(self, board: Board, terms: Terms, check: Callable[[], None]) -> None:
        self._board = board
        self._terms = terms
        self._check = check
        self._trials = MOST_TRIALS
        self._met: dict[tuple[int, ...], int] = {}
        self._found: dict[tuple[int, ...], Arrangement] = {}

    def best(self) -> Arrangement | None:
        """The best arrangement that keeps to the terms, None when none was found."""
        for start in self._starts():
            self._check()
            self._grow(start)
        for arrangement in self._ranked()[:IMPROVED]:
            self._swap(arrangement.parties)
        return self._first()

    def near(self, parties: Sequence[int]) -> Arrangement | None:
        """The best arrangement so far, also among the first few of these parties and what is like them."""
        self._trials = MOST_TRIALS
        for size in range(2, self._terms.most + 1):
            self._check()
            start = tuple(sorted({*parties[:size], *self._terms.around}))
            if len(start) <= self._terms.most:
                self._swap(start)
                self._grow(start)
        return self._first()

    def _first(self) -> Arrangement | None:
        ranked = self._ranked()
        return ranked[0] if ranked else None

    def _ranked(self) -> list[Arrangement]:
        def key(each: Arrangement) -> tuple[float, int, int, tuple[int, ...]]:
            met, both, ties = self._board.worth(each)
            return -met, -both, -ties, each.parties

        return sorted(self._found.values(), key=key)

    def _starts(self) -> list[tuple[int, ...]]:
        """The parties around whom to look, else those that ask and have the most to do with others."""
        board = self._board
        if self._terms.around:
            return [tuple(sorted(self._terms.around))]
        known = (each for each in board.neighbours if each in board.needs)
        order = sorted(known, key=lambda each: (-len(board.needs[each]), -len(board.neighbours[each]), each))
        return [(each,) for each in order[:MOST_STARTS]]

    def _grow(self, parties: tuple[int, ...]) -> None:
        self._try(parties)
        while len(parties) < self._terms.most:
            longer = self._with_one_more(parties)
            if longer is None:
                return
            parties = longer

    def _swap(self, parties: tuple[int, ...]) -> None:
        """Takes one out and the best other in, as long as more needs are met."""
        met = self._try(parties)
        is_better = True
        while is_better:
            is_better = False
            for out in parties:
                rest = tuple(each for each in parties if each != out)
                other = self._with_one_more(rest) if out not in self._terms.around else None
                if other is not None and self._try(other) > met:
                    parties, met, is_better = other, self._try(other), True
                    break

    def _with_one_more(self, parties: tuple[int, ...]) -> tuple[int, ...] | None:
        """The set with the neighbour that lets the most needs be met."""
        board = self._board
        near = set[int]().union(*(board.neighbours.get(each, set()) for each in parties)).difference(parties)
        near = near.difference(*(board.apart.get(each, set()) for each in parties))
        if 2 * len(self._terms.earlier.intersection(parties)) >= self._terms.most:
            near -= self._terms.earlier
        unmet = {need for each in parties for need in board.needs.get(each, ())} - board.met(parties).keys()
        order = sorted(near, key=lambda each: (-self._quick_gain(each, parties, unmet), each))[:TRIED_PER_STEP]
        sets = [tuple(sorted((*parties, each))) for each in order]
        return max(sets, key=lambda each: (self._try(each), [-one for one in each]), default=None)

    def _quick_gain(self, party: int, parties: tuple[int, ...], unmet: set[int]) -> int:
        ways = self._board.ways
        gets = sum(1 for need in self._board.needs.get(party, ()) if not ways[need].keys().isdisjoint(parties))
        return gets + sum(1 for need in unmet if party in ways[need])

    def _try(self, parties: tuple[int, ...]) -> int:
        """How many needs are met; what is found on the way is kept."""
        if parties not in self._met:
            if self._trials <= 0:
                return -1
            self._trials -= 1
            met = self._board.met(parties)
            self._met[parties] = len(met)
            for piece in self._board.pieces(met.values()):
                if self._board.keeps(self._terms, piece.parties):
                    self._found[piece.parties] = piece
        return self._met[parties]
