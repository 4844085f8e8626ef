"""The gifts by party and by need, for looking at many sets of parties; and what makes one set better than another."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.analytics.exchanges import Gifts

Pair = tuple[int, int]
# Needs met per party, parties that both give and get, existing ties; more is better, the first counts most.
Worth = tuple[float, int, int]


@dataclass(frozen=True)
class Terms:
    """What an arrangement must keep to: `around` are in it, at most half of its parties are among `earlier` ones."""

    most: int
    around: frozenset[int] = frozenset()
    earlier: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Arrangement:
    """Parties and gifts between them, by number, in ascending order."""

    parties: tuple[int, ...]
    gifts: tuple[int, ...]


class Board:
    """The gifts by party and by need, the existing ties, and who must be kept apart."""

    def __init__(self, gifts: Gifts, ties: Iterable[Pair], apart: Iterable[Pair]) -> None:
        self.gifts = gifts
        self.tied = _by_end(pair for pair in ties if pair[0] != pair[1])
        self.apart = _by_end(apart)
        self.ends = list(zip(gifts.givers.tolist(), gifts.takers.tolist(), strict=True))
        self.neighbours = _by_end(self.ends)
        self.parties = sorted(self.neighbours)
        self.needs: dict[int, list[int]] = {}
        self.takers: dict[int, int] = {}
        self.ways: dict[int, dict[int, list[int]]] = {}
        self._offers: list[int] = gifts.offers.tolist()
        self._capacities: list[int] = gifts.capacities.tolist()
        for gift, need in enumerate(gifts.needs.tolist()):
            giver, taker = self.ends[gift]
            if need not in self.takers:
                self.takers[need] = taker
                self.needs.setdefault(taker, []).append(need)
            self.ways.setdefault(need, {}).setdefault(giver, []).append(gift)

    def met(self, parties: Collection[int]) -> dict[int, int]:
        """As many needs as these parties can meet among themselves, and the gift that meets each.

        Kuhn's algorithm for a matching of needs with offers, where an offer may be taken up to its capacity.
        """
        chosen: dict[int, int] = {}
        used: dict[int, list[int]] = {}

        def place(need: int, seen: set[int]) -> bool:
            ways = self.ways[need]
            for giver in parties:
                for gift in ways.get(giver, ()):
                    offer = self._offers[gift]
                    if offer in seen:
                        continue
                    seen.add(offer)
                    held = used.setdefault(offer, [])
                    if len(held) >= self._capacities[offer]:
                        moved = next((each for each in held if place(each, seen)), None)
                        if moved is None:
                            continue
                        held.remove(moved)
                    held.append(need)
                    chosen[need] = gift
                    return True
            return False

        for party in parties:
            for need in self.needs.get(party, ()):
                place(need, set())
        return chosen

    def pieces(self, gifts: Iterable[int]) -> list[Arrangement]:
        """The arrangements into which these gifts fall: parts that no gift joins."""
        together: dict[int, set[int]] = {}
        chosen = sorted(gifts)
        for gift in chosen:
            giver, taker = self.ends[gift]
            one, other = together.get(giver, {giver}), together.get(taker, {taker})
            if one is not other:
                one |= other
            for party in other:
                together[party] = one
            together[giver] = one
        held: dict[int, list[int]] = {}
        for gift in chosen:
            held.setdefault(id(together[self.ends[gift][0]]), []).append(gift)
        return [Arrangement(tuple(sorted(together[self.ends[each[0]][0]])), tuple(each)) for each in held.values()]

    def keeps(self, terms: Terms, parties: Collection[int]) -> bool:
        """Whether a set of parties keeps to the terms."""
        chosen = set(parties)
        return (
            2 <= len(chosen) <= terms.most
            and terms.around <= chosen
            and 2 * len(chosen & terms.earlier) <= len(chosen)
            and all(chosen.isdisjoint(self.apart.get(each, ())) for each in chosen)
        )

    def worth(self, arrangement: Arrangement) -> Worth:
        """How good an arrangement is."""
        givers = {self.ends[gift][0] for gift in arrangement.gifts}
        takers = {self.ends[gift][1] for gift in arrangement.gifts}
        chosen = set(arrangement.parties)
        ties = sum(len(chosen & self.tied.get(each, set())) for each in chosen) // 2
        return len(arrangement.gifts) / len(chosen), len(givers & takers), ties


def _by_end(pairs: Iterable[Pair]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
