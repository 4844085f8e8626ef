"""The question `proposedArrangements`: what several people and organisations could do together."""

import asyncio
from collections.abc import Iterable

from graph.analytics.arrangements import FEWEST_PARTIES, MOST_PARTIES
from graph.analytics.arrangements import proposed_arrangements as propose
from graph.arrangements.answer import ArrangementProposal
from graph.arrangements.answering import Answering
from graph.arrangements.faces import Faces, read_acquaintances, read_faces
from graph.asking import Asking
from graph.checks import check_id, check_ids, check_number, no_such
from graph.errors import Argument, InvalidInput
from graph.exchanges.market import Market, read_market
from graph.matching.subject import FIND_ORIGIN
from graph.words import Phrase

MOST_PROPOSALS = 10


async def proposed_arrangements(
    asking: Asking,
    *,
    area: str,
    around: Iterable[str] | None = None,
    max_parties: int = MOST_PARTIES,
    first: int = 5,
) -> list[ArrangementProposal]:
    """Sets of 2 to `max_parties` parties of an area that can meet the most of each other's questions, best first.

    Those of `around` are in every proposal, wherever they are. Whoever may not be asked is left out, and two people who
    must be kept apart are never in one proposal.
    """
    area = check_id("area", area)
    check_number("maxParties", max_parties, MOST_PARTIES, least=FEWEST_PARTIES)
    check_number("first", first, MOST_PROPOSALS)
    forced = tuple(sorted(set(check_ids("around", around or (), max_parties))))
    await asyncio.gather(*(_check_party(asking, each) for each in forced))
    market = await read_market(asking, area, forced)
    if not set(forced) <= set(market.parties):
        return []
    faces, ties = await _read_ties(asking, market)
    found = await asking.snapshots.work(
        lambda stop: propose(
            market.gifts,
            ties=ties,
            apart=market.apart,
            around=[market.parties.index(each) for each in forced],
            max_parties=max_parties,
            first=first,
            check=stop.check,
        ),
        seconds=asking.service.analysis_seconds,
    )
    # A single gift is a match, for which nobody needs an arrangement.
    return await Answering(asking, market, faces).answer([each for each in found if len(each.gifts) > 1])


async def _check_party(asking: Asking, given: str) -> None:
    """NotFound or InvalidInput when no arrangement can be made around this."""
    viewer = asking.viewer
    row = await asking.database.read_first(FIND_ORIGIN, viewer, origin_id=given, day=viewer.day.isoformat())
    if row is None or not row.is_party:
        raise no_such(Phrase("person or organisation"), given, "around")
    if not row.may_propose:
        sentence = (
            "{given!r} cannot be proposed now: not to be asked, paused or no longer active. Leave it out of {argument}."
        )
        raise InvalidInput(sentence, given=given, argument=Argument("around"))


async def _read_ties(asking: Asking, market: Market) -> tuple[Faces, list[tuple[int, int]]]:
    """The people of all who could give or get, and which of them are tied."""
    number = {party: place for place, party in enumerate(market.parties)}
    ends: set[int] = {*market.gifts.givers.tolist(), *market.gifts.takers.tolist()}
    if not ends:
        return Faces({}, frozenset()), []
    faces = await read_faces(asking, [market.parties[each] for each in sorted(ends)])
    known = await read_acquaintances(asking, faces.of(faces.people))
    return faces, sorted((number[one], number[other]) for one, other in faces.ties(known))
