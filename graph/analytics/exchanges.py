"""Who could give what to whom, and the circles in which everybody gives and everybody gets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from time import monotonic

import numpy as np

from graph.analytics._milp import Program
from graph.analytics.network import Floats, Integers

FEWEST_PARTIES, MOST_IN_A_CIRCLE = 2, 4
SECONDS = 8.0
# Circles are looked for until so many steps have been taken: about half a second.
MOST_STEPS = 500_000
# Among more circles than this, those that cover as many parties are not told apart by their scores, or by their order.
MOST_RANKED = 4_000
MOST_ORDERED = 300
# Scores differ by at least this much or not at all.
GRAIN = 0.01

Gift = tuple[int, int, int, int, float]
Check = Callable[[], None]


@dataclass(frozen=True, eq=False)
class Gifts:
    """What could be given, made by `Gifts.of`, which checks and sorts.

    Gift i goes from the party `givers[i]` to the party `takers[i]`: it meets the need `needs[i]` out of the offer
    `offers[i]`, and fits by `scores[i]`. The offer o can meet `capacities[o]` needs.
    """

    parties: int
    givers: Integers
    takers: Integers
    needs: Integers
    offers: Integers
    scores: Floats
    capacities: Integers

    @classmethod
    def of(cls, parties: int, rows: Iterable[Gift], capacities: Sequence[int]) -> "Gifts":
        """Gifts as giver, taker, need, offer, score; to oneself, or out of an exhausted offer, they are dropped."""
        best: dict[tuple[int, int, int, int], float] = {}
        for *ends, score in rows:
            giver, taker, need, offer = ends
            if not (0 <= giver < parties and 0 <= taker < parties and 0 <= offer < len(capacities) and 0 < score <= 1):
                raise ValueError(f"{(*ends, score)} names a party or an offer that is not there, or has no score.")
            if giver != taker and capacities[offer] > 0:
                best[giver, taker, need, offer] = max(score, best.get((giver, taker, need, offer), 0.0))
        if len({(need, taker) for _, taker, need, _ in best}) > len({need for _, _, need, _ in best}):
            raise ValueError("A need is of one party.")
        order = sorted(best)
        columns = np.array(order, dtype=np.int64).reshape(-1, 4)
        scores = np.array([best[each] for each in order], dtype=np.float64)
        givers, takers, needs, offers = columns.T
        return cls(parties, givers, takers, needs, offers, scores, np.array(capacities, dtype=np.int64))

    @property
    def size(self) -> int:
        """How many gifts there are."""
        return len(self.givers)


@dataclass(frozen=True)
class Circles:
    """Circles as lists of gifts, each of which goes to the giver of the next; no party is in two of them."""

    circles: tuple[tuple[int, ...], ...]
    parties: int
    is_optimal: bool


def exchange_circles(
    gifts: Gifts,
    *,
    max_parties: int = 3,
    apart: Iterable[tuple[int, int]] = (),
    seconds: float = SECONDS,
    check: Check | None = None,
) -> Circles:
    """The circles of gifts that let the most parties both give and get.

    Definition: p -> q when some gift goes from p to q. Out of all directed cycles of 2 to `max_parties` parties, none
    of which holds two parties to be kept apart, disjoint ones are chosen such that sum over chosen c of |c| is
    largest; among those the ones with the largest sum of scores; and among those the ones whose places, in the order
    of their parties, add up to least. Of several gifts from p to q the one with the highest score counts. Every party
    gives once, so that no capacity is exceeded. It is a set packing: one 0-1 variable for each cycle, at most one
    chosen cycle for each party.

    Parameters:
        gifts: what could be given.
        max_parties: how many parties a circle may have, from 2 to 4.
        apart: pairs of parties that may not be in one circle.
        seconds: after so long the best found so far is given.
        check: called now and then; it may stop everything by raising.

    Returns: the circles in the order of their first parties, each from its first party on; how many parties they cover;
    and whether no choice covers more, which is not known when time or steps ran out.

    Raises: ValueError when max_parties is not 2, 3 or 4; whatever `check` raises.

    Complexity: up to O(p d^(k-1)) steps to list the cycles of k parties with d gifts each, cut off at `MOST_STEPS`; the
    packing is NP-hard for k > 2, but its relaxation is tight in practice. Dense gifts and circles of 4 make it worse.
    The same gifts give the same circles, unless a machine is too slow to end within `seconds`.

    Edge cases: without gifts there are no circles, and that is optimal. Circles with the same parties in another order
    count as one, the best. Scores decide among at most `MOST_RANKED` circles, places among `MOST_ORDERED`.

    Example:
        >>> gifts = Gifts.of(3, [(0, 1, 0, 0, 1.0), (1, 0, 1, 1, 0.6), (1, 2, 2, 1, 1.0), (2, 0, 1, 2, 1.0)], [1, 1, 1])
        >>> exchange_circles(gifts)
        Circles(circles=((0, 2, 3),), parties=3, is_optimal=True)

    References: Abraham, Blum & Sandholm 2007, Clearing algorithms for barter exchange markets: enabling nationwide
    kidney exchanges, doi:10.1145/1250910.1250954.
    """
    if not FEWEST_PARTIES <= max_parties <= MOST_IN_A_CIRCLE:
        raise ValueError(f"A circle has {FEWEST_PARTIES} to {MOST_IN_A_CIRCLE} parties.")
    until = monotonic() + seconds
    check = check or (lambda: None)
    found = _Cycles(gifts, frozenset(frozenset(pair) for pair in apart), check)
    cycles = found.upto(max_parties)
    chosen, is_proven = _packed(cycles, until, check)
    circles = tuple(cycles[each].gifts for each in chosen)
    return Circles(circles, sum(len(each) for each in circles), is_proven and found.is_complete)


@dataclass(frozen=True)
class _Cycle:
    parties: tuple[int, ...]
    gifts: tuple[int, ...]
    score: int


class _Cycles:
    """Lists the cycles, the short ones first, until there have been too many steps."""

    def __init__(self, gifts: Gifts, apart: frozenset[frozenset[int]], check: Check) -> None:
        self._gifts = gifts
        self._apart = apart
        self._check = check
        self._best: dict[tuple[int, int], int] = {}
        for gift in np.lexsort((np.arange(gifts.size), -gifts.scores)).tolist():
            self._best.setdefault((int(gifts.givers[gift]), int(gifts.takers[gift])), gift)
        self._after: dict[int, set[int]] = {}
        self._before: dict[int, set[int]] = {}
        for giver, taker in self._best:
            self._after.setdefault(giver, set()).add(taker)
            self._before.setdefault(taker, set()).add(giver)
        self._steps = 0

    @property
    def is_complete(self) -> bool:
        """Whether all cycles were seen."""
        return self._steps <= MOST_STEPS

    def upto(self, longest: int) -> list[_Cycle]:
        """The best cycle of each set of parties, in the order of the parties."""
        best: dict[frozenset[int], _Cycle] = {}
        for length in range(FEWEST_PARTIES, longest + 1):
            for parties in self._of(length):
                cycle = self._cycle(parties)
                known = best.get(frozenset(parties))
                if known is None or (cycle.score, known.gifts) > (known.score, cycle.gifts):
                    best[frozenset(parties)] = cycle
        return sorted(best.values(), key=lambda each: each.parties)

    def _of(self, length: int) -> Iterator[tuple[int, ...]]:
        for start in sorted(self._after.keys() & self._before.keys()):
            self._check()
            for path in self._paths((start,), length):
                if not self._apart or not any(frozenset(pair) in self._apart for pair in combinations(path, 2)):
                    yield path

    def _paths(self, path: tuple[int, ...], length: int) -> Iterator[tuple[int, ...]]:
        """Ways on from a path that lead back to its start, which is the smallest of them."""
        following = self._after.get(path[-1], set())
        if len(path) == length - 1:
            following = following & self._before[path[0]]
        for party in sorted(following):
            self._steps += 1
            if self._steps > MOST_STEPS:
                return
            if party > path[0] and party not in path:
                longer = (*path, party)
                if len(longer) == length:
                    yield longer
                else:
                    yield from self._paths(longer, length)

    def _cycle(self, parties: tuple[int, ...]) -> _Cycle:
        chosen = tuple(self._best[pair] for pair in pairwise((*parties, parties[0])))
        return _Cycle(parties, chosen, sum(round(float(self._gifts.scores[each]) / GRAIN) for each in chosen))


def _packed(cycles: Sequence[_Cycle], until: float, check: Check) -> tuple[list[int], bool]:
    """The places of the chosen cycles, and whether no other choice covers more parties."""
    if not cycles:
        return [], True
    program = Program(len(cycles))
    holding: dict[int, list[int]] = {}
    for place, cycle in enumerate(cycles):
        for party in cycle.parties:
            holding.setdefault(party, []).append(place)
    for places in holding.values():
        program.add([(place, 1.0) for place in places], most=1.0)
    stages = (
        (len(cycles), [len(each.parties) for each in cycles]),
        (MOST_RANKED, [each.score for each in cycles]),
        (MOST_ORDERED, [-place for place in range(len(cycles))]),
    )
    chosen: Floats | None = None
    for most_cycles, values in stages:
        if len(cycles) > most_cycles:
            break
        gains = np.array(values, dtype=np.float64)
        found = program.solve(gains, until - monotonic())
        check()
        if found.values is None or not found.is_proven:
            return (_greedy(cycles, found.values), False) if chosen is None else (_places(chosen), True)
        chosen = found.values
        program.add(enumerate(values), least=float(gains @ chosen))
    return _places(chosen), True


def _greedy(cycles: Sequence[_Cycle], found: Floats | None) -> list[int]:
    """What was found in time, unless taking the best cycles one by one covers as many parties."""
    taken: set[int] = set()
    chosen: list[int] = []
    for place in sorted(range(len(cycles)), key=lambda each: (-cycles[each].score / len(cycles[each].parties), each)):
        if taken.isdisjoint(cycles[place].parties):
            taken.update(cycles[place].parties)
            chosen.append(place)
    other = _places(found)
    return other if sum(len(cycles[each].parties) for each in other) > len(taken) else sorted(chosen)


def _places(values: Floats | None) -> list[int]:
    return [] if values is None else np.flatnonzero(values).tolist()
