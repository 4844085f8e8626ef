"""Arrangements of several parties in which everybody gives or gets and as many needs as possible are met."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import gcd
from time import monotonic

from graph.analytics._arrangements_board import Arrangement, Board, Terms
from graph.analytics._arrangements_gifts import best_gifts, density_bound
from graph.analytics._arrangements_levels import Levels
from graph.analytics._arrangements_search import Search
from graph.analytics._milp import Bound
from graph.analytics.exchanges import Gifts

FEWEST_PARTIES, MOST_PARTIES = 2, 8
SECONDS = 10.0
# How many sets are looked at for one question, by what they cost, so that every machine does the same: 1 to 2 seconds.
CELLS = 1_200_000_000
# Among more gifts than this, of a whole town, nothing is proven in time, and only the search is made.
MOST_GIFTS = 12_000

Pair = tuple[int, int]


@dataclass(frozen=True)
class Proposal:
    """Parties and the gifts between them, by number and in ascending order; whether nothing better is possible."""

    parties: tuple[int, ...]
    gifts: tuple[int, ...]
    is_optimal: bool


def proposed_arrangements(
    gifts: Gifts,
    *,
    ties: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    around: Iterable[int] = (),
    max_parties: int = MOST_PARTIES,
    first: int = 5,
    seconds: float = SECONDS,
    check: Callable[[], None] | None = None,
) -> tuple[Proposal, ...]:
    """The sets of parties and gifts that meet the most needs per party.

    Definition: an arrangement is a set S of 2 to `max_parties` parties and a set Y of gifts between them, such that
    every need is met at most once, every offer within its capacity, every party of S gives or gets, and the gifts
    connect all of S. S holds `around`, and no two parties to be kept apart. Larger is better, the first counts most:
    |Y| / |S|; the parties of S that both give and get; the ties inside S; then the smaller S, the one with the smaller
    numbers, and for the gifts the larger sum of scores. The first proposal is the best arrangement, each later one the
    best of which at most half of the parties are in an earlier one.

    Method: branch and bound over the sets that gifts can connect, by size (see `_arrangements_levels`). A set meets no
    more than (1) what its needs find in it, plus what each other party and every two of them add, and (2) the sum of
    prices of its parties, which the dual of the linear relaxation of |Y| - r |S| gives for the ratio r of the best
    arrangement known; by weak duality that holds for every set, not only for the best. A set that by (1) or (2) cannot
    grow to r, or to r with as many that give and get, is left out, and therefore nothing better is missed. What is left
    is decided exactly: by a matching of needs with offers, and where that is not connected by a small mixed-integer
    programme with a cut for every piece. A ratio is not a sum, so that it is bounded for one r after the other
    (Dinkelbach): whatever is found raises r.

    Parameters:
        gifts: what could be given.
        ties: pairs of parties with a tie already.
        apart: pairs of parties that may not be in one arrangement.
        around: parties that are in every arrangement.
        max_parties: how many parties an arrangement may have, from 2 to 8.
        first: how many arrangements are proposed at most.
        seconds: after so long the best found so far is given.
        check: called now and then; it may stop everything by raising.

    Returns: the proposals, the best first; fewer than `first` when there are no more. `is_optimal` tells whether no
    arrangement is better, given the earlier proposals; false when there were too many sets to look at, or too little
    time.

    Raises: ValueError when max_parties is not from 2 to 8, first is below 1 or `around` names a party that is not
    there; whatever `check` raises.

    Complexity: NP-hard (it holds the densest subgraph of k nodes). At most `CELLS` cells, of which a set costs one for
    each party and need that the prices leave; many parties that meet nearly as much make it worse. Memory O(sets). The
    same gifts give the same proposals, unless a machine is too slow to end within `seconds`.

    Edge cases: without gifts, or when nothing is given to or by one of `around`, there is nothing to propose. A single
    gift is an arrangement of two. Parties that only give count as parties.

    Example:
        >>> gifts = Gifts.of(3, [(0, 1, 0, 0, 1.0), (1, 0, 1, 1, 0.6), (2, 0, 2, 2, 1.0)], [1, 1, 1])
        >>> proposed_arrangements(gifts, first=1)
        (Proposal(parties=(0, 1), gifts=(0, 1), is_optimal=True),)

    References: Dinkelbach 1967, On nonlinear fractional programming, doi:10.1287/mnsc.13.7.492. Charikar 2000, Greedy
    approximation algorithms for finding dense components in a graph, doi:10.1007/3-540-44436-X_10.
    """
    if not FEWEST_PARTIES <= max_parties <= MOST_PARTIES or first < 1:
        raise ValueError(f"An arrangement has {FEWEST_PARTIES} to {MOST_PARTIES} parties; at least 1 is proposed.")
    forced = frozenset(around)
    if not forced <= set(range(gifts.parties)):
        raise ValueError(f"A party to propose around is not one of 0 to {gifts.parties - 1}.")
    board = Board(gifts, ties, apart)
    if not forced <= set(board.parties) or any(forced & board.apart.get(each, set()) for each in forced):
        return ()
    return _Proposing(board, monotonic() + seconds, check or (lambda: None)).proposals(forced, max_parties, first)


@dataclass
class _Proposing:
    """One run: how long it may take, and what is left to be spent."""

    board: Board
    until: float
    check: Callable[[], None]
    cells: int = field(default_factory=lambda: CELLS)

    def proposals(self, around: frozenset[int], max_parties: int, first: int) -> tuple[Proposal, ...]:
        """The best arrangement, then the best that differs from it, and so on."""
        found: list[Proposal] = []
        while len(found) < first:
            earlier = frozenset[int]().union(*(each.parties for each in found))
            proposal = self._best(Terms(max_parties, around, earlier), is_last=len(found) == first - 1)
            if proposal is None:
                break
            found.append(proposal)
        return tuple(found)

    def _best(self, terms: Terms, *, is_last: bool) -> Proposal | None:
        """The best arrangement within the terms; most of what is left may be spent on it, since it comes first."""
        if not self.board.parties or 2 * len(terms.around & terms.earlier) > terms.most:
            return None
        search = Search(self.board, terms, self.check)
        if self.board.gifts.size > MOST_GIFTS:
            return self._proposal(search.best(), is_optimal=False)
        found, bound = self._found(search, terms)
        levels = Levels(self.board, terms, found, bound)
        share = self.cells if is_last else self.cells * 3 // 4
        self.cells -= share - levels.run(share, self.until, self.check)
        return self._proposal(levels.best, is_optimal=levels.is_complete)

    def _found(self, search: Search, terms: Terms) -> tuple[Arrangement | None, Bound | None]:
        """A good arrangement, and the bound for its ratio."""
        found = search.best()
        while True:
            bound = density_bound(self.board, terms, _ratio(found), self.until - monotonic())
            if bound is None:
                return found, None
            better = search.near([self.board.parties[place] for place in bound.largest])
            if _ratio(better) == _ratio(found):
                return better, bound
            found = better

    def _proposal(self, found: Arrangement | None, *, is_optimal: bool) -> Proposal | None:
        if found is None:
            return None
        best = best_gifts(self.board, found.parties, by_score=True) or found
        return Proposal(best.parties, best.gifts, is_optimal)


def _ratio(found: Arrangement | None) -> tuple[int, int]:
    """Needs met and parties, in lowest terms."""
    if found is None:
        return 0, 1
    divisor = gcd(len(found.gifts), len(found.parties))
    return len(found.gifts) // divisor, len(found.parties) // divisor
