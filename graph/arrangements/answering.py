"""Puts the answer of `proposedArrangements` together, with what is asked of it and no more."""

from collections.abc import Sequence
from dataclasses import replace

from graph.analytics.arrangements import Proposal
from graph.answers import Ref
from graph.arrangements.answer import ArrangementProposal
from graph.arrangements.faces import Faces, read_acquainted
from graph.arrangements.telling import explain, summarise
from graph.arrangements.venues import read_venues
from graph.asking import Asking
from graph.exchanges.market import Market
from graph.exchanges.telling import Telling, read_names


class Answering:
    """The proposals of one question in the making."""

    def __init__(self, asking: Asking, market: Market, faces: Faces) -> None:
        self._asking = asking
        self._market = market
        self._faces = faces

    async def answer(self, found: Sequence[Proposal]) -> list[ArrangementProposal]:
        """The proposals as they are shown."""
        parties = [self._parties(each) for each in found]
        connectors = await self._connectors(parties)
        venues = await self._venues(parties, found)
        everybody = {each for group in (*parties, *connectors, [each for each in venues if each]) for each in group}
        names = await read_names(self._asking, everybody)
        telling = Telling(self._market, names, self._asking.viewer.language)
        return [self._proposal(telling, *each) for each in zip(found, parties, connectors, venues, strict=True)]

    def _parties(self, proposal: Proposal) -> list[str]:
        return [self._market.parties[each] for each in proposal.parties]

    async def _connectors(self, parties: Sequence[list[str]]) -> list[list[str]]:
        people = self._faces.of(each for group in parties for each in group)
        if not people or not self._wants("connectors"):
            return [[] for _ in parties]
        acquainted = await read_acquainted(self._asking, people)
        return [acquainted.connectors(self._faces, group) for group in parties]

    async def _venues(self, parties: Sequence[list[str]], found: Sequence[Proposal]) -> list[str | None]:
        if not parties or not (self._wants("venue") or self._asking.wants("summary")):
            return [None for _ in parties]
        venues = await read_venues(self._asking, self._market, {each for group in parties for each in group})
        return [venues.of(group, proposal.gifts) for group, proposal in zip(parties, found, strict=True)]

    def _wants(self, name: str) -> bool:
        return self._asking.wants(name) or self._asking.wants("explanation")

    def _proposal(
        self, telling: Telling, found: Proposal, parties: list[str], connectors: list[str], venue: str | None
    ) -> ArrangementProposal:
        gifts = [telling.gift(each) for each in found.gifts]
        givers, takers = {each.from_.id for each in gifts}, {each.to.id for each in gifts}
        met = {each.need.id for each in gifts}
        proposal = ArrangementProposal(
            parties=[Ref(each) for each in parties],
            gifts=gifts,
            needs_met=len(gifts),
            gives_only=[Ref(each) for each in parties if each not in takers],
            gets_only=[Ref(each) for each in parties if each not in givers],
            unmet=[Ref(each.id) for each in self._market.needs if each.party in parties and each.id not in met],
            connectors=[Ref(each) for each in connectors],
            venue=Ref(venue) if venue else None,
            is_optimal=found.is_optimal,
            summary="",
            explanation="",
        )
        proposal = replace(proposal, summary=summarise(telling, proposal))
        return replace(proposal, explanation=explain(telling, proposal, self._asking.viewer.language))
