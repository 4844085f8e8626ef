"""Many sets of parties at once, a row of flags each: what they can meet at most, and what one or more others add.

Capacities are left out here, so that every figure is a bound; prices bring them in again.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analytics._arrangements_board import Board, Terms, Worth
from graph.analytics._milp import Bound
from graph.analytics.network import Flags, Floats, Integers

# Whole numbers are compared with multiples of a ratio of small numbers, from which they differ by far more or not.
EPSILON = 1e-3

Small = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Looked:
    """Sets of one size, with the needs they ask and can meet."""

    size: int
    sets: Flags
    rows: Small
    can_meet: Flags
    asked: Flags

    def at(self, places: Integers) -> "Looked":
        """Some of the sets."""
        return Looked(self.size, self.sets[places], self.rows[places], self.can_meet[places], self.asked[places])

    @property
    def met(self) -> Small:
        """Which of its own needs each set can meet."""
        return (self.can_meet & self.asked).astype(np.float32)

    @property
    def opened(self) -> Small:
        """Which of its own needs others would have to meet."""
        return (self.asked & ~self.can_meet).astype(np.float32)

    @property
    def count(self) -> Small:
        """How many of its own needs each set can meet."""
        return self.met.sum(axis=1)


class Sets:
    """The parties that may be in a better arrangement than one of a known ratio, and the gifts between them."""

    def __init__(self, board: Board, terms: Terms, bound: Bound | None) -> None:
        bound = bound or Bound(np.inf, *np.zeros((2, len(board.parties))))
        kept = _possible(board.parties, terms, bound)
        self.parties = [party for party, is_kept in zip(board.parties, kept.tolist(), strict=True) if is_kept]
        self._terms = terms
        self._column = {party: place for place, party in enumerate(self.parties)}
        self._base, self._price = bound.base, bound.prices[kept].astype(np.float32)
        self._price_most = _most_of(np.maximum(self._price, 0.0), terms.most)
        self._is_earlier = np.isin(self.parties, list(terms.earlier))
        self._tied, self._apart = self._pairs(board.tied), self._pairs(board.apart)
        self._connect(board)

    def _connect(self, board: Board) -> None:
        """Who can meet which need, and whose it is."""
        needs = [each for each, taker in board.takers.items() if taker in self._column]
        can, own = np.zeros((2, len(needs), self.width), dtype=np.float32)
        for row, need in enumerate(needs):
            own[row, self._column[board.takers[need]]] = 1.0
            can[row, [self._column[giver] for giver in board.ways[need] if giver in self._column]] = 1.0
        possible = np.flatnonzero(can.any(axis=1))
        self._can, self._own = can[possible], own[possible]
        between = self._can.T @ self._own
        self._near = ((between + between.T) > 0).astype(np.float32)
        self._mutual = float((between + between.T).max(initial=0.0))
        self._is_single = ~(self._can.any(axis=0) & self._own.any(axis=0))
        self._asked_most = _most_of(self._own.sum(axis=0), self._terms.most)
        self._offer(board, [needs[row] for row in possible.tolist()])

    def _offer(self, board: Board, needs: list[int]) -> None:
        """Which offer is whose, how many needs it can meet, and which."""
        row = {need: place for place, need in enumerate(needs)}
        gifts = board.gifts
        used = [
            gift
            for gift, (giver, _) in enumerate(board.ends)
            if giver in self._column and int(gifts.needs[gift]) in row
        ]
        offers, places = np.unique(gifts.offers[used], return_inverse=True)
        self._capacity = gifts.capacities[offers].astype(np.float32)
        self._out_of = np.zeros((len(offers), len(needs)), dtype=np.float32)
        self._offering = np.zeros((len(offers), self.width), dtype=np.float32)
        for place, gift in zip(places.tolist(), used, strict=True):
            self._out_of[place, row[int(gifts.needs[gift])]] = 1.0
            self._offering[place, self._column[board.ends[gift][0]]] = 1.0

    @property
    def width(self) -> int:
        """How many parties there are."""
        return len(self.parties)

    @property
    def work(self) -> int:
        """How much one set costs: a cell for each party and need, and some for each party."""
        return self.width * (len(self._own) + 60)

    def starts(self) -> Flags:
        """The set of those who must be in it, else every party by itself."""
        if not self._terms.around:
            return np.eye(self.width, dtype=np.bool_)
        return np.isin(self.parties, list(self._terms.around))[None, :]

    def named(self, row: Flags) -> tuple[int, ...]:
        """The numbers of the parties of one set."""
        return tuple(self.parties[place] for place in np.flatnonzero(row).tolist())

    def look(self, sets: Flags, size: int) -> Looked:
        """What sets of this size ask and can meet."""
        rows = sets.astype(np.float32)
        return Looked(size, sets, rows, (rows @ self._can.T) > 0, (rows @ self._own.T) > 0)

    def hopes(self, looked: Looked) -> tuple[Floats, Integers, Integers]:
        """What each set is worth at most: needs met per party, parties that give and get, existing ties."""
        gives, gets = (looked.met @ self._can) > 0, (looked.met @ self._own) > 0
        both = (gives & gets & looked.sets).sum(axis=1)
        ties = ((looked.rows @ self._tied) * looked.rows).sum(axis=1) / 2
        given = np.minimum(looked.asked.astype(np.float32) @ self._out_of.T, self._capacity)
        most = np.minimum(looked.count, (given * (looked.rows @ self._offering.T)).sum(axis=1))
        return most.astype(np.float64) / looked.size, both, np.rint(ties).astype(np.int64)

    def may_reach(self, looked: Looked, ratio: float) -> Flags:
        """Which sets share at most half of their parties with earlier ones, and may meet enough needs."""
        keeps_terms = 2 * looked.sets[:, self._is_earlier].sum(axis=1) <= looked.size
        return keeps_terms & (looked.count > ratio * looked.size - EPSILON)

    def longer(self, looked: Looked, worth: Worth) -> Flags:
        """For each set the parties with whom it may become worth as much, itself or with still others."""
        size, rows, inside = looked.size, looked.rows, looked.sets
        allowed = ((rows @ self._near) > 0) & ~inside & ~((rows @ self._apart) > 0)
        shared = inside[:, self._is_earlier].sum(axis=1)
        allowed &= (shared[:, None] + self._is_earlier) * 2 <= self._terms.most
        rest = self._price_most[self._terms.most - size - 1]
        allowed &= (self._base + rows @ self._price + rest)[:, None] + self._price >= -EPSILON
        own = looked.can_meet.astype(np.float32) @ self._own
        gains = (looked.opened @ self._can + own).astype(np.float32, copy=False)
        gains[inside] = 0.0
        return allowed & self._promising(looked, gains, worth)

    def _promising(self, looked: Looked, gains: Small, worth: Worth) -> Flags:
        """Whether a set with one party more, and up to so many others, may be worth as much.

        Together they meet at most what each adds to the set and what every two of them add to each other; and at most
        all that is still open and all that they ask themselves.
        """
        ratio, both, _ = worth
        singles = (looked.rows @ self._is_single.astype(np.float32))[:, None] + self._is_single
        covered, opened = looked.count[:, None], looked.opened.sum(axis=1)[:, None]
        added = _sums_of_highest(gains, self._terms.most)
        promising = np.zeros(gains.shape, dtype=np.bool_)
        for more in range(self._terms.most - looked.size):
            size = looked.size + 1 + more
            by_gain = covered + gains + added[:, more, None] + more * (more + 1) / 2 * self._mutual
            met = np.minimum(by_gain, covered + opened + self._asked_most[more + 1])
            goal = ratio * size
            promising |= (met > goal + EPSILON) | ((met > goal - EPSILON) & (size - singles >= both))
        return promising

    def _pairs(self, others: Mapping[int, Collection[int]]) -> Small:
        flags = np.zeros((self.width, self.width), dtype=np.float32)
        for party, place in self._column.items():
            flags[place, [self._column[each] for each in others.get(party, ()) if each in self._column]] = 1.0
        return flags


def _possible(parties: list[int], terms: Terms, bound: Bound) -> Flags:
    """The parties with whom a set may reach the ratio of the bound."""
    is_around = np.isin(parties, list(terms.around))
    free = max(terms.most - len(terms.around), 1)
    highest = _most_of(np.where(is_around, 0.0, np.maximum(bound.prices, 0.0)), terms.most)
    # Whoever costs something takes the place of one who adds.
    prices, base = bound.prices, bound.base + float(bound.prices[is_around].sum())
    takes_a_place = base + prices + float(highest[free - 1]) >= -EPSILON
    is_one_of_them = (prices >= 0) & (base + float(highest[free]) >= -EPSILON)
    return is_around | takes_a_place | is_one_of_them


def _most_of(values: Floats | Small, most: int) -> Small:
    """The sums of the 0, 1, ... highest values."""
    highest = np.sort(values)[::-1][:most]
    sums = np.concatenate([[0.0], np.cumsum(highest)])
    return np.pad(sums, (0, most + 1 - len(sums)), mode="edge").astype(np.float32)


def _sums_of_highest(gains: Small, most: int) -> Small:
    """For each row the sums of its 0, 1, ... highest values."""
    count = min(most, gains.shape[1])
    highest = -np.sort(np.partition(-gains, count - 1, axis=1)[:, :count], axis=1)
    sums = np.cumsum(highest, axis=1)
    return np.concatenate([np.zeros((len(gains), 1), dtype=np.float32), sums, *[sums[:, -1:]] * (most - count)], axis=1)
