"""The question `matches`: reads the subject, finds candidates, ranks them and says why."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.answers import Ref
from graph.asking import Asking
from graph.chains import Chain, chains
from graph.errors import InvalidInput, LimitExceeded, NotFound
from graph.matching.answer import Match, NeedDraft, OfferRef
from graph.matching.candidates import Candidate, find_askers, find_helpers
from graph.matching.explaining import explain, parts_of
from graph.matching.nearness import chain_start, find_nearness
from graph.matching.ranking import Nearness, ranked, shortlist
from graph.matching.subject import Subject, read_subject
from graph.matching.tree import CategoryTree
from graph.model.kinds import Language
from graph.places import places_within

MOST_MATCHES = 100
CHAINS_AT_A_TIME = 4


async def matches(
    asking: Asking,
    *,
    need: str | None = None,
    offer: OfferRef | None = None,
    party: str | None = None,
    draft: NeedDraft | None = None,
    talent: str | None = None,
    area: str | None = None,
    near_to: str | None = None,
    first: int = 20,
) -> list[Match]:
    """Who could help, and for what is offered: who asks it; best first.

    Exactly one of need, offer, party, draft and talent is given. `area` keeps those who live, are based or are active
    there. Chains and distances are counted from `near_to`, else from who asks (or offers) it.
    """
    if not 1 <= first <= MOST_MATCHES:
        sentence = "{given} results were asked for. Give a number from 1 to {most}."
        raise InvalidInput(sentence, given=first, most=MOST_MATCHES)
    subject = await read_subject(
        asking, need=need, offer=offer, party=party, draft=draft, talent=talent, near_to=near_to
    )
    where = area or (draft.area if draft else None)
    argument = "area" if area else "draft.area"
    places = await places_within(asking.database, asking.viewer, where, argument) if where else None
    helpers, askers = await asyncio.gather(find_helpers(asking, subject, places), find_askers(asking, subject, places))
    chosen = shortlist([*helpers, *askers], first)
    near = await find_nearness(asking, subject, chosen)
    best = ranked(zip(chosen, near, strict=True))[:first]
    ways = await _chains(asking, subject, [candidate.party for candidate, _ in best])
    language = asking.viewer.language
    return [match_of(subject.tree, language, *each, ways.get(each[0].party)) for each in best]


async def _chains(asking: Asking, subject: Subject, parties: Iterable[str]) -> dict[str, Chain]:
    """The best chain to each of these parties, as far as it was asked for and may be seen."""
    start = chain_start(subject)
    if start is None or not asking.wants("chain"):
        return {}
    turns = asyncio.Semaphore(CHAINS_AT_A_TIME)
    plain = replace(asking, wanted=frozenset[str]())

    async def find(party: str) -> Sequence[Chain]:
        async with turns:
            try:
                return (await chains(plain, from_id=start, to=party, count=1)).chains
            except (NotFound, LimitExceeded):
                # A match is worth showing without its chain: nothing may be seen of it, or it took too long.
                return ()

    wanted = sorted(set(parties) - {start})
    found = await asyncio.gather(*(find(party) for party in wanted))
    return {party: ways[0] for party, ways in zip(wanted, found, strict=True) if ways}


def match_of(
    tree: CategoryTree, language: Language, candidate: Candidate, near: Nearness, chain: Chain | None = None
) -> Match:
    """A candidate as an answer, with why it fits."""
    parts = parts_of(tree, language, candidate, near)
    path = candidate.way.path if candidate.way else (candidate.talent,)
    return Match(
        party=Ref(candidate.party),
        party_gives=candidate.gives,
        talent=Ref(candidate.talent),
        need=Ref(candidate.need) if candidate.need else None,
        score=candidate.score,
        parts=parts,
        talent_path=[Ref(each) for each in path],
        answers_behind=candidate.is_behind,
        summary=candidate.summary,
        conditions=candidate.conditions,
        answer=candidate.answer,
        load=candidate.load,
        chain=chain,
        metres=near.metres,
        explanation=explain(tree, language, candidate, parts),
    )
