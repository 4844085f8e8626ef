"""Where an arrangement could take place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from graph.asking import Asking
from graph.exchanges.market import Market
from graph.statements import load_statement


@dataclass(frozen=True)
class VenuesRow:
    """Ids of venues; lists of party, venue, whether the party runs it."""

    known: list[str]
    own: list[list[Any]]


LIST_VENUES = load_statement("arrangements/list_venues", VenuesRow)


@dataclass(frozen=True)
class Venues:
    """Which venues there are, which venue each party runs or else is based at, and which of those it runs."""

    market: Market
    known: frozenset[str]
    own: dict[str, str]
    run: frozenset[str]

    def of(self, parties: Collection[str], gifts: Sequence[int]) -> str | None:
        """The venue of a space that is given, else of one that is offered, else one that a party runs.

        A space that is offered nowhere in particular is where its party is.
        """
        given = [int(self.market.gifts.offers[gift]) for gift in gifts]
        others = [place for place, offer in enumerate(self.market.offers) if offer.party in parties]
        for place in (*given, *others):
            offer = self.market.offers[place]
            venue = offer.venue if offer.venue in self.known else self.own.get(offer.party)
            if offer.is_space and venue is not None:
                return venue
        return next((self.own[party] for party in sorted(parties) if self.own.get(party) in self.run), None)


async def read_venues(asking: Asking, market: Market, parties: Collection[str]) -> Venues:
    """The venues of these parties, and those where they offer something."""
    offered = {offer.venue for offer in market.offers if offer.party in parties and offer.venue and offer.is_space}
    row = (
        await asking.database.read(
            LIST_VENUES,
            asking.viewer,
            party_ids=sorted(parties),
            venue_ids=sorted(offered),
            day=asking.viewer.day.isoformat(),
        )
    )[0]
    own: dict[str, str] = {}
    for party, venue, _ in row.own:
        own.setdefault(party, venue)
    return Venues(market, frozenset(row.known), own, frozenset(venue for _, venue, runs in row.own if runs))
