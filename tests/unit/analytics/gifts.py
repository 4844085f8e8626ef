"""Small markets of gifts, and the best of all circles and of all arrangements by trying everything."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from hypothesis import strategies as st

from graph.analytics.exchanges import Gift, Gifts

MOST_GIFTS = 9


@dataclass(frozen=True)
class Market:
    """Gifts as rows, with everything that may be asked of them."""

    parties: int
    rows: tuple[Gift, ...]
    capacities: tuple[int, ...]
    ties: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()

    @property
    def gifts(self) -> Gifts:
        """The gifts as arrays."""
        return Gifts.of(self.parties, self.rows, self.capacities)


@st.composite
def markets(draw: st.DrawFn, most_gifts: int = MOST_GIFTS) -> Market:
    """Up to seven parties, each asking and offering a few things."""
    parties = draw(st.integers(2, 7))
    party = st.integers(0, parties - 1)
    takers = draw(st.lists(party, min_size=1, max_size=7))
    givers = draw(st.lists(party, min_size=1, max_size=7))
    ways = st.tuples(st.integers(0, len(takers) - 1), st.integers(0, len(givers) - 1))
    chosen = draw(st.lists(ways, max_size=most_gifts, unique=True))
    rows = [(givers[offer], takers[need], need, offer, draw(st.sampled_from([0.6, 1.0]))) for need, offer in chosen]
    capacities = draw(st.lists(st.integers(0, 3), min_size=len(givers), max_size=len(givers)))
    pairs = st.lists(st.tuples(party, party).filter(lambda pair: pair[0] != pair[1]), max_size=4)
    return Market(parties, tuple(rows), tuple(capacities), tuple(draw(pairs)), tuple(draw(pairs)[:1]))


def ends(gifts: Gifts, gift: int) -> tuple[int, int]:
    """Who gives it and who gets it."""
    return int(gifts.givers[gift]), int(gifts.takers[gift])


def score_of(gifts: Gifts, chosen: Sequence[int]) -> int:
    """The sum of scores in hundredths."""
    return sum(round(float(gifts.scores[gift]) * 100) for gift in chosen)


def is_apart(market: Market, parties: Sequence[int]) -> bool:
    """Whether two of these parties must be kept apart."""
    apart = {frozenset(pair) for pair in market.apart}
    return any(frozenset(pair) in apart for pair in combinations(parties, 2))


def best_circles(market: Market, most: int) -> tuple[int, int]:
    """How many parties disjoint circles can cover, and the largest sum of scores with that."""
    gifts = market.gifts
    arcs: dict[tuple[int, int], int] = {}
    for gift in range(gifts.size):
        arcs[ends(gifts, gift)] = max(score_of(gifts, [gift]), arcs.get(ends(gifts, gift), 0))
    found: list[tuple[frozenset[int], int]] = []
    for size in range(2, most + 1):
        for parties in permutations(range(gifts.parties), size):
            steps = list(zip(parties, (*parties[1:], parties[0]), strict=True))
            if min(parties) == parties[0] and not is_apart(market, parties) and all(step in arcs for step in steps):
                found.append((frozenset(parties), sum(arcs[step] for step in steps)))

    def best(left: Sequence[tuple[frozenset[int], int]], taken: frozenset[int]) -> tuple[int, int]:
        options = [(0, 0)]
        for place, (parties, score) in enumerate(left):
            if parties.isdisjoint(taken):
                covered, more = best(left[place + 1 :], taken | parties)
                options.append((covered + len(parties), more + score))
        return max(options)

    return best(found, frozenset())


@dataclass(frozen=True)
class Option:
    """One arrangement; `rank` is larger for a better one, the sum of scores last."""

    parties: tuple[int, ...]
    rank: tuple[float, int, int, int, tuple[int, ...], int]


def all_arrangements(market: Market, most: int) -> Iterator[Option]:
    """Every set of gifts that makes an arrangement."""
    gifts = market.gifts
    for size in range(1, gifts.size + 1):
        for chosen in combinations(range(gifts.size), size):
            parties = {end for gift in chosen for end in ends(gifts, gift)}
            if len(parties) <= most and not is_apart(market, sorted(parties)) and is_arrangement(gifts, chosen):
                yield Option(tuple(sorted(parties)), _rank(market, gifts, chosen, parties))


def is_arrangement(gifts: Gifts, chosen: Sequence[int]) -> bool:
    """Whether every need is met once, every offer within its capacity, and all gifts hang together."""
    needs = Counter(int(gifts.needs[gift]) for gift in chosen)
    offers = Counter(int(gifts.offers[gift]) for gift in chosen)
    if max(needs.values()) > 1 or any(count > gifts.capacities[offer] for offer, count in offers.items()):
        return False
    joined = set(ends(gifts, chosen[0]))
    for _ in chosen:
        joined = joined.union(*(ends(gifts, gift) for gift in chosen if not joined.isdisjoint(ends(gifts, gift))))
    return all(joined.issuperset(ends(gifts, gift)) for gift in chosen)


def _rank(
    market: Market, gifts: Gifts, chosen: Sequence[int], parties: set[int]
) -> tuple[float, int, int, int, tuple[int, ...], int]:
    givers, takers = ({ends(gifts, gift)[end] for gift in chosen} for end in (0, 1))
    ties = len({frozenset(pair) for pair in market.ties if parties.issuperset(pair)})
    smallest = tuple(-each for each in sorted(parties))
    met = len(chosen) / len(parties)
    return met, len(givers & takers), ties, -len(parties), smallest, score_of(gifts, chosen)


def best_arrangements(market: Market, *, around: set[int], most: int, first: int) -> list[Option]:
    """The best arrangement, then the best of which at most half of the parties are in an earlier one."""
    options = [each for each in all_arrangements(market, most) if around.issubset(each.parties)]
    chosen: list[Option] = []
    while len(chosen) < first:
        earlier = {party for each in chosen for party in each.parties}
        left = [each for each in options if 2 * len(earlier.intersection(each.parties)) <= len(each.parties)]
        if not left:
            break
        chosen.append(max(left, key=lambda each: each.rank))
    return chosen
