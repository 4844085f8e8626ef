"""What a set of parties could do for each other: the same matches, along the category tree only, within the set."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from graph.asking import Asking
from graph.database import LONG_READ_SECONDS
from graph.matching.answer import Match
from graph.matching.answering import match_of
from graph.matching.candidates import Candidate, HelperRow, Sought, best_of_each
from graph.matching.categories import category_tree
from graph.matching.ranking import Nearness, ranked
from graph.matching.subject import LIST_QUESTIONS, QuestionRow, may_read, question_of
from graph.matching.tree import ONE_ABOVE, CategoryTree
from graph.model import DataClass
from graph.model.kinds import AnswerStatus
from graph.rows import OffersRow
from graph.statements import load_statement

# The least score for which a gift counts: what is asked, something below it, or one level above.
LEAST_SCORE = ONE_ABOVE
_OPEN = (None, AnswerStatus.ASKED.value, AnswerStatus.AGREED.value)


@dataclass(frozen=True)
class MatchAmong:
    """Somebody of the set who offers what another of the set asks openly, with what the two would say of it."""

    asker: str
    giver: str
    summary: str
    talent: str
    match: Match


@dataclass(frozen=True)
class _Offer:
    party_id: str
    talent_id: str
    summary: str | None
    conditions: str | None
    at: str | None
    load: int
    answers: list[tuple[str, str | None, bool]]
    sees_answers: bool


LIST_OFFERS_AMONG = load_statement("matching/list_offers_among", OffersRow)


async def matches_among(asking: Asking, parties: Collection[str]) -> list[MatchAmong]:
    """Who of these could help whom of these, best first.

    Words alone, or an offer that is only akin, are too thin to bring two people together, and what lies behind a
    question is not told to a room: these are left out.
    """
    viewer, ids = asking.viewer, sorted(parties)
    if not ids or not may_read(viewer, DataClass.D1):
        return []
    given: dict[str, Any] = {"party_ids": ids, "day": viewer.day.isoformat(), "seconds": LONG_READ_SECONDS}
    asked = await asking.database.read(LIST_QUESTIONS, viewer, sees_behind=False, **given)
    if not asked:
        return []
    sees_offers = may_read(viewer, DataClass.B)
    rows = await asking.database.read(LIST_OFFERS_AMONG, viewer, sees_offers=sees_offers, **given)
    tree = await category_tree(asking.database, viewer)
    found = _candidates(tree, asked, [_Offer(*each) for each in rows[0].offers])
    askers: dict[str, list[QuestionRow]] = {}
    for row in asked:
        askers.setdefault(row.id, []).append(row)
    return [
        MatchAmong(
            asker=row.party_id or "",
            giver=candidate.party,
            summary=row.summary,
            talent=tree.label(candidate.talent, viewer.language),
            match=match_of(tree, viewer.language, candidate, near),
        )
        for candidate, near in ranked((each, Nearness()) for each in found)
        for row in askers[candidate.need or ""]
        if row.party_id != candidate.party
    ]


def _candidates(tree: CategoryTree, asked: list[QuestionRow], offers: list[_Offer]) -> list[Candidate]:
    found: list[Candidate] = []
    for question in {row.id: question_of(row) for row in asked}.values():
        sought = Sought(tree, question, reads_words=False)
        for offer in offers:
            own = [(status, is_open) for need, status, is_open in offer.answers if need == question.key]
            status = own[0][0] if own else None
            if offer.talent_id in sought and status in _OPEN:
                load = offer.load - sum(is_open for _, is_open in own)
                candidate = sought.candidate(_helper(question.key, offer, status, load))
                found += [candidate] if candidate and candidate.score >= LEAST_SCORE else []
    return best_of_each(found)


def _helper(key: str, offer: _Offer, status: str | None, load: int) -> HelperRow:
    answer = status if offer.sees_answers else None
    return HelperRow(key, offer.party_id, offer.talent_id, offer.summary, offer.conditions, offer.at, answer, load)
