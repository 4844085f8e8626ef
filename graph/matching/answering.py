"""The question `matches`: reads the subject, finds candidates, ranks them and says why."""

import asyncio

from graph.answers import Ref
from graph.asking import Asking
from graph.errors import InvalidInput
from graph.matching.answer import Match, NeedDraft, OfferRef
from graph.matching.candidates import Candidate, find_askers, find_helpers
from graph.matching.explaining import explain, parts_of
from graph.matching.nearness import find_nearness
from graph.matching.ranking import Nearness, ranked, shortlist
from graph.matching.subject import Subject, read_subject
from graph.places import places_within
from graph.words import say

MOST_MATCHES = 100


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
        raise InvalidInput(say(asking.viewer.language, sentence, given=first, most=MOST_MATCHES))
    subject = await read_subject(
        asking, need=need, offer=offer, party=party, draft=draft, talent=talent, near_to=near_to
    )
    where = area or (draft.area if draft else None)
    places = await places_within(asking.database, asking.viewer, where) if where else None
    helpers, askers = await asyncio.gather(find_helpers(asking, subject, places), find_askers(asking, subject, places))
    chosen = shortlist([*helpers, *askers], first)
    near = await find_nearness(asking, subject, chosen)
    return [_match(asking, subject, *each) for each in ranked(zip(chosen, near, strict=True))[:first]]


def _match(asking: Asking, subject: Subject, candidate: Candidate, near: Nearness) -> Match:
    language, tree = asking.viewer.language, subject.tree
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
        conditions=candidate.conditions,
        answer=candidate.answer,
        load=candidate.load,
        metres=near.metres,
        explanation=explain(tree, language, candidate, parts),
    )
