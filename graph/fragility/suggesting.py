"""Which new ties would mend a network: between groups the pair easiest to bring together, within them the nearest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analytics.network import Flags
from graph.analytics.new_ties import closing_ties, joining_gain
from graph.fragility.figures import Figures
from graph.fragility.openings import Opening
from graph.loads import MUCH
from graph.snapshot import Stop

MOST_SUGGESTED = 5
# The groups that are joined to the largest one, the largest of them first.
MOST_JOINED = 3
# Of each group the people with most contacts are looked at.
MOST_OF_GROUP = 1_000


@dataclass(frozen=True)
class Suggestion:
    """Two nodes to be joined. `shared` counts their shared contacts, 0 between groups.

    `is_best` is true of the one that brings the others nearer than every other tie suggested within a group.
    """

    first: int
    second: int
    gain: float
    broker: int | None = None
    shared: int = 0
    openings: tuple[Opening, ...] = ()
    sides: tuple[int, int] | None = None
    is_best: bool = False


class Suggesting:
    """Suggests ties between people who may be asked and need not be kept apart.

    Those of `elsewhere` have nobody left in this network, but know others outside it: they need no tie to mend that.
    """

    def __init__(
        self, figures: Figures, apart: Mapping[int, frozenset[int]], elsewhere: frozenset[str] = frozenset()
    ) -> None:
        self._figures = figures
        self._snapshot = figures.snapshot
        self._network = figures.network
        self._apart = apart
        self._may_join: Flags = np.zeros(self._network.size, dtype=np.bool_)
        self._may_join[: self._snapshot.people] = self._snapshot.is_askable
        self._may_join[[self._snapshot.index[each] for each in elsewhere]] = False
        self._loads = np.zeros(self._network.size, dtype=np.int64)

    def groups_to_join(self) -> list[list[int]]:
        """Those who may be asked of the largest groups, most contacts first; no more groups than are joined."""
        sizes, labels = self._figures.people_in_groups, self._figures.labels
        order = np.lexsort((np.arange(len(sizes)), -sizes))
        groups: list[list[int]] = []
        for label in order.tolist():
            members = np.flatnonzero((labels == label) & self._may_join)
            ranked = members[np.lexsort((members, -self._network.degrees[members]))]
            if len(ranked):
                groups.append(ranked[:MOST_OF_GROUP].tolist())
            if len(groups) > MOST_JOINED:
                break
        return groups if len(groups) > 1 else []

    def ids(self, groups: Iterable[Sequence[int]]) -> list[str]:
        """The ids of the people of these groups."""
        return [self._snapshot.ids[each] for group in groups for each in group]

    def candidates(self, groups: Iterable[Sequence[int]]) -> list[str]:
        """The ids of all who may be proposed, to be joined or as who brings two together."""
        able = [] if self._figures.is_large else np.flatnonzero(self._may_join).tolist()
        return self.ids([sorted({*able, *(each for group in groups for each in group)})])

    def spare(self, loads: Mapping[str, int]) -> None:
        """Lets those of whom much is asked already give way to others who do as well."""
        for each, load in loads.items():
            self._loads[self._snapshot.index[each]] = load

    def all(self, groups: list[list[int]], openings: Sequence[Opening], first: int, stop: Stop) -> list[Suggestion]:
        """The first of the ties that join groups, and then of those that bring people of one group nearer."""
        joining = self.between(groups, openings) if groups else []
        return (joining + self.within(MOST_SUGGESTED - len(joining), stop))[:first]

    def between(self, groups: list[list[int]], openings: Sequence[Opening]) -> list[Suggestion]:
        """For each further group the pair that joins it to the largest one."""
        found = [self._joining(groups[0], group, openings) for group in groups[1:]]
        return sorted((each for each in found if each), key=lambda each: (-each.gain, each.first, each.second))

    def within(self, count: int, stop: Stop) -> list[Suggestion]:
        """The pairs of one group that bring people nearest together; none in a large network."""
        if self._figures.is_large or count < 1:
            return []
        ties = closing_ties(self._network, self._may_join, self._is_apart, count, carried=self._loads, check=stop.check)
        best = max((each.gain for each in ties), default=0.0)
        is_shared = sum(np.isclose(each.gain, best) for each in ties) > 1
        found: list[Suggestion] = []
        for each in ties:
            shared = np.intersect1d(self._network.neighbours(each.first), self._network.neighbours(each.second))
            people = shared[shared < self._snapshot.people].tolist()
            broker = self._broker(each.first, each.second, people)
            is_best = len(ties) > 1 and each.gain == best and not is_shared
            found.append(Suggestion(each.first, each.second, each.gain, broker, len(people), is_best=is_best))
        return found

    def _joining(self, one: Sequence[int], other: Sequence[int], openings: Sequence[Opening]) -> Suggestion | None:
        """The pair with the easiest opening; of equal ones those who can carry it, then those with most contacts."""
        names, numbers = self._snapshot.ids, self._snapshot.index
        one_ids, other_ids = [names[each] for each in one], [names[each] for each in other]
        counts: Counter[tuple[int, int]] = Counter()
        best: dict[tuple[int, int], list[Opening]] = {}
        for opening in openings:
            for left, right in opening.pairs(one_ids, other_ids):
                pair = numbers[left], numbers[right]
                counts[pair] += 1
                best.setdefault(pair, []).append(opening)
        pairs = [each for each in best if not self._is_apart(*each)] or self._without_opening(one, other)
        if not pairs:
            return None
        first, second = min(pairs, key=lambda pair: self._order(pair, best.get(pair, ()), counts[pair]))
        labels, sizes = self._figures.labels, self._figures.people_in_groups
        sides = int(sizes[labels[first]]), int(sizes[labels[second]])
        gain = joining_gain(self._network, first, second)
        return Suggestion(first, second, gain, openings=tuple(best.get((first, second), ())), sides=sides)

    def _order(self, pair: tuple[int, int], openings: Sequence[Opening], count: int) -> tuple[float, ...]:
        kind = max((int(each.kind) for each in openings), default=0)
        loads, contacts = self._loads[list(pair)], self._network.degrees[list(pair)]
        # Where nothing is shared, knowing most people is all there is to go by.
        is_too_much = kind > 0 and bool((loads >= MUCH).any())
        return (-kind, -count, is_too_much, -float(contacts.sum()), float(loads.sum()), *pair)

    def _without_opening(self, one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
        """Where nothing is shared: the first pair by contacts that need not be kept apart."""
        pairs = ((left, right) for left in one[:MOST_SUGGESTED] for right in other[:MOST_SUGGESTED])
        return [each for each in pairs if not self._is_apart(*each)]

    def _is_apart(self, first: int, second: int) -> bool:
        return second in self._apart.get(first, ())

    def _broker(self, first: int, second: int, people: Sequence[int]) -> int | None:
        """The shared contact with the strongest ties to both, out of those who may be asked."""
        able = [
            each
            for each in people
            if self._may_join[each] and not self._is_apart(each, first) and not self._is_apart(each, second)
        ]

        def order(each: int) -> tuple[float, int, int]:
            return round(self._cost(each, first) + self._cost(each, second), 9), int(self._loads[each]), each

        return min(able, key=order, default=None)

    def _cost(self, one: int, other: int) -> float:
        network = self._network
        low, high = min(one, other), max(one, other)
        place = np.searchsorted(network.first * network.size + network.second, low * network.size + high)
        return float(self._snapshot.costs[place])
