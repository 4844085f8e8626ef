"""The two programmes behind arrangements: what sets of parties can meet at most, and the best gifts within one set."""

from collections.abc import Iterable, Iterator

import numpy as np

from graph.analytics._arrangements_board import Arrangement, Board, Terms
from graph.analytics._milp import Bound, Program
from graph.analytics.exchanges import GRAIN, Gifts

# One set of parties is decided in a few milliseconds; only a machine that stands still takes longer.
SECONDS_PER_SET = 10.0


def density_bound(board: Board, terms: Terms, ratio: tuple[int, int], seconds: float) -> Bound | None:
    """By how many needs a set of parties rises above a ratio of needs to parties at most, with a price for each party.

    A relaxation, in which gifts and parties are divided and need not be connected. The prices stand in the order of
    `board.parties`; the sum of those of a set, and the base, is at least what the set meets beyond the ratio.
    """
    met, size = ratio
    column = {party: place for place, party in enumerate(board.parties)}
    first = len(column)
    program = Program(first + board.gifts.size)
    for party, most, gifts in _limits(board.gifts, range(board.gifts.size)):
        program.add([(column[party], -float(most)), *((first + gift, 1.0) for gift in gifts)], most=0.0)
    program.add([(place, 1.0) for place in range(first)], most=float(terms.most))
    if terms.earlier:
        shares = [(place, 1.0 if party in terms.earlier else -1.0) for party, place in column.items()]
        program.add(shares, most=0.0)
    gains = np.concatenate([np.full(first, -met / size), np.ones(board.gifts.size)])
    return program.bound(gains, first, [column[party] for party in terms.around], seconds)


def best_gifts(board: Board, parties: tuple[int, ...], *, by_score: bool = False) -> Arrangement | None:
    """The arrangement of exactly these parties that meets the most needs, then has the most who give and get.

    With `by_score`, of those the one with the highest scores. None when they cannot be connected.
    """
    choice = _Choice(board, parties)
    gifts = choice.connected(choice.worth)
    if gifts is not None and by_score:
        choice.keep(gifts)
        gifts = choice.connected(choice.scores)
    return None if gifts is None else Arrangement(parties, gifts)


def _limits(gifts: Gifts, chosen: Iterable[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Out of which of these gifts a party gives or takes at most so many."""
    groups: dict[tuple[str, int, int], list[int]] = {}
    for gift in chosen:
        giver, taker = int(gifts.givers[gift]), int(gifts.takers[gift])
        need, offer = int(gifts.needs[gift]), int(gifts.offers[gift])
        groups.setdefault(("need", need, taker), []).append(gift)
        groups.setdefault(("from one", need, giver), []).append(gift)
        groups.setdefault(("offer", offer, giver), []).append(gift)
    for (kind, number, party), members in groups.items():
        most = int(gifts.capacities[number]) if kind == "offer" else 1
        if kind != "offer" or len(members) > most:
            yield party, most, members


class _Choice:
    """The programme for the gifts among parties that all take part; gifts come first, then who gives and gets."""

    def __init__(self, board: Board, parties: tuple[int, ...]) -> None:
        self._board = board
        self._parties = parties
        inside = set(parties)
        needs = [need for party in parties for need in board.needs.get(party, ())]
        self._gifts = sorted(
            gift for need in needs for giver in board.ways[need].keys() & inside for gift in board.ways[need][giver]
        )
        self._column = {gift: place for place, gift in enumerate(self._gifts)}
        self._program = Program(len(self._gifts) + len(parties))
        for _, most, gifts in _limits(board.gifts, self._gifts):
            self._program.add(self._terms(gifts), most=float(most))
        for place, party in enumerate(parties, start=len(self._gifts)):
            given = [gift for gift in self._gifts if board.ends[gift][0] == party]
            got = [gift for gift in self._gifts if board.ends[gift][1] == party]
            self._program.add(self._terms([*given, *got]), least=1.0)
            self._program.add([(place, -1.0), *self._terms(given)], least=0.0)
            self._program.add([(place, -1.0), *self._terms(got)], least=0.0)

    @property
    def worth(self) -> list[float]:
        """One gift more counts for more than all who give and get."""
        return [len(self._parties) + 1.0] * len(self._gifts) + [1.0] * len(self._parties)

    @property
    def scores(self) -> list[float]:
        """How well the gifts fit."""
        fits = [float(round(float(self._board.gifts.scores[gift]) / GRAIN)) for gift in self._gifts]
        return fits + [0.0] * len(self._parties)

    def connected(self, gains: list[float]) -> tuple[int, ...] | None:
        """The gifts with the largest gain that connect all; whatever falls into pieces is ruled out piece by piece."""
        while True:
            found = self._program.solve(np.array(gains), SECONDS_PER_SET)
            if found.values is None:
                return None
            gifts = [gift for gift in self._gifts if found.values[self._column[gift]]]
            pieces = self._board.pieces(gifts)
            if len(pieces) == 1:
                return tuple(gifts)
            for piece in pieces:
                self._join(set(piece.parties))

    def keep(self, gifts: tuple[int, ...]) -> None:
        """Nothing worse than these gifts from now on."""
        least = self._board.worth(Arrangement(self._parties, gifts))
        worth = len(gifts) * (len(self._parties) + 1.0) + least[1]
        self._program.add(enumerate(self.worth), least=worth)

    def _join(self, piece: set[int]) -> None:
        crossing = [gift for gift in self._gifts if len(piece.intersection(self._board.ends[gift])) == 1]
        self._program.add(self._terms(crossing), least=1.0)

    def _terms(self, gifts: Iterable[int]) -> list[tuple[int, float]]:
        return [(self._column[gift], 1.0) for gift in gifts]
