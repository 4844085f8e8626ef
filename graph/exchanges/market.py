"""Who could give what to whom in an area: what is asked and offered there, brought together along the category tree."""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from graph.analytics.exchanges import Gifts
from graph.apart import kept_apart
from graph.asking import Asking
from graph.database import ANALYSIS_SECONDS
from graph.errors import LimitExceeded
from graph.matching.categories import category_tree
from graph.matching.subject import may_read
from graph.matching.tree import ONE_ABOVE, CategoryTree
from graph.model import DataClass
from graph.places import places_within
from graph.rows import NeedsRow
from graph.statements import load_statement

MOST_OFFERS, MOST_NEEDS = 20_000, 5_000
# Of the fits some fall away: what one asks and offers oneself, or has promised to others already.
MOST_GIFTS, MOST_FITS = 60_000, 120_000
# How often something can be given of which nobody said how often: what is not known counts as the least.
UNKNOWN_CAPACITY = 1


@dataclass(frozen=True)
class PartiesRow:
    """Ids of parties."""

    parties: list[str]


@dataclass(frozen=True)
class OffersRow:
    """Lists of party, talent, is a space, capacity, conditions, venue; of party and talents promised."""

    offers: list[list[Any]]
    promised: list[list[Any]]


LIST_PARTIES = load_statement("exchanges/list_parties", PartiesRow)
LIST_OFFERS = load_statement("exchanges/list_offers", OffersRow)
LIST_NEEDS = load_statement("exchanges/list_needs", NeedsRow)


@dataclass(frozen=True)
class Offer:
    """What one party offers."""

    party: str
    talent: str
    is_space: bool
    capacity: int | None
    conditions: str | None
    venue: str | None


@dataclass(frozen=True)
class Need:
    """What one party asks, and who has said no to it or has done it."""

    party: str
    id: str
    talents: tuple[str, ...]
    refused_by: frozenset[str]
    behind: tuple[str, ...] = ()


@dataclass(frozen=True)
class Market:
    """All that is asked and offered; the numbers in `gifts` are places in `parties`, `needs` and `offers`."""

    tree: CategoryTree
    parties: tuple[str, ...]
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    gifts: Gifts
    apart: frozenset[tuple[int, int]] = frozenset()


async def read_market(asking: Asking, area: str, around: Sequence[str] = ()) -> Market:
    """What is asked and offered in an area, as this viewer may see it.

    `around` are parties that count wherever they are. NotFound or InvalidInput when `area` is no area; LimitExceeded
    when so much is asked and offered there that it cannot be compared.
    """
    database, viewer = asking.database, asking.viewer
    places = await places_within(database, viewer, area)
    tree = await category_tree(database, viewer)
    day = viewer.day.isoformat()
    given = {"places": places, "around": list(around), "day": day}
    found = (await database.read(LIST_PARTIES, viewer, seconds=ANALYSIS_SECONDS, **given))[0]
    ids = sorted(set(found.parties))
    offered, asked = await asyncio.gather(
        database.read(
            LIST_OFFERS,
            viewer,
            seconds=ANALYSIS_SECONDS,
            party_ids=ids,
            sees_offers=may_read(viewer, DataClass.B),
            day=day,
        ),
        database.read(
            LIST_NEEDS,
            viewer,
            seconds=ANALYSIS_SECONDS,
            party_ids=ids,
            sees_needs=may_read(viewer, DataClass.D1),
            sees_behind=may_read(viewer, DataClass.D2),
            day=day,
        ),
    )
    offers = tuple(Offer(*each) for each in offered[0].offers)
    needs = tuple(_need(each) for each in asked[0].needs)
    if len(offers) > MOST_OFFERS or len(needs) > MOST_NEEDS:
        raise _too_much()
    market = await asking.snapshots.work(
        lambda _: make_market(tree, needs, offers, offered[0].promised), seconds=ANALYSIS_SECONDS
    )
    if market.gifts.size > MOST_GIFTS:
        raise _too_much()
    apart = await kept_apart(asking, viewer.day, {party: place for place, party in enumerate(market.parties)})
    return replace(market, apart=frozenset((one, other) for one, others in apart.items() for other in others))


def make_market(
    tree: CategoryTree,
    needs: Sequence[Need],
    offers: Sequence[Offer],
    promised: Iterable[Sequence[Any]],
) -> Market:
    """Who could give what to whom; parties in the order of their ids."""
    parties = tuple(sorted({each.party for each in (*needs, *offers)}))
    number = {party: place for place, party in enumerate(parties)}
    left = _left(tree, offers, promised)
    rows = [
        (number[offers[offer].party], number[needs[need].party], need, offer, score)
        for need, offer, score in islice(_fits(tree, needs, offers), MOST_FITS)
    ]
    return Market(tree, parties, tuple(needs), tuple(offers), Gifts.of(len(parties), rows, left))


def _fits(tree: CategoryTree, needs: Sequence[Need], offers: Sequence[Offer]) -> Iterator[tuple[int, int, float]]:
    """Need, offer and score wherever an offer answers a need well enough, and has not been refused."""
    offered: dict[str, list[int]] = {}
    for place, offer in enumerate(offers):
        offered.setdefault(offer.talent, []).append(place)
    for need, each in enumerate(needs):
        for talent, score in answers_to(tree, each.talents, each.behind).items():
            for offer in offered.get(talent, ()):
                if offers[offer].party not in each.refused_by:
                    yield need, offer, score


def answers_to(tree: CategoryTree, asked: Iterable[str], behind: Collection[str] = ()) -> Mapping[str, float]:
    """The talents that answer one of these well enough to promise something, with how well."""
    return {offered: way.score for offered, way in tree.ways(asked, behind).items() if way.score >= ONE_ABOVE}


def _left(tree: CategoryTree, offers: Sequence[Offer], promised: Iterable[Sequence[Any]]) -> list[int]:
    """How often each offer can still be given, once what was promised to others has been taken off the best of them."""
    of_party: dict[str, list[int]] = {}
    for place, offer in enumerate(offers):
        of_party.setdefault(offer.party, []).append(place)
    taken: Counter[int] = Counter()
    capacities = [UNKNOWN_CAPACITY if each.capacity is None else each.capacity for each in offers]
    for party, talents in promised:
        scores = answers_to(tree, talents)
        able = [
            each for each in of_party.get(party, ()) if offers[each].talent in scores and taken[each] < capacities[each]
        ]
        if able:
            taken[min(able, key=lambda each: (-scores[offers[each].talent], each))] += 1
    return [max(capacity - taken[place], 0) for place, capacity in enumerate(capacities)]


def _need(row: Sequence[Any]) -> Need:
    party, need, talents, refused_by, behind = row
    return Need(party, need, tuple(talents), frozenset(refused_by), tuple(behind))


def _too_much() -> LimitExceeded:
    sentence = "So much is asked and offered there that it cannot be compared. Give the id of a smaller area."
    return LimitExceeded(sentence)
