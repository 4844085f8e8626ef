"""The candidates for a subject: one statement for those who could help, one for those who ask; scored here."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from graph.asking import Asking
from graph.database import LONG_READ_SECONDS
from graph.matching.subject import Offer, Question, Spot, Subject, may_read, spot_of
from graph.matching.tree import CategoryTree, Way
from graph.model import DataClass
from graph.model.kinds import AnswerStatus
from graph.search.asked import any_part
from graph.statements import load_statement

# A hit by words alone scores this times its similarity: never as much as the lowest hit along the tree.
TEXT_SHARE = 0.3
# Below this similarity two texts have too little in common to bother anybody with it.
LEAST_SIMILARITY = 0.45
# By words alone, what is less than this share of as good as the best hit by words is chance.
LEAST_SHARE_OF_BEST = 0.6
# For how many questions or offers of one party the words are looked up too.
MOST_TEXTS = 10


@dataclass(frozen=True)
class HelperRow:
    """Somebody who offers something that may answer a question."""

    key: str
    party_id: str
    talent_id: str
    summary: str | None
    conditions: str | None
    at: str | None
    answer: str | None
    load: int


@dataclass(frozen=True)
class AskerRow:
    """A need that an offer may answer."""

    key: str
    party_id: str
    need_id: str
    summary: str
    talent_id: str | None
    is_behind: bool
    answer: str | None
    own_load: int
    spot: list[float] | None
    behind: list[str]


@dataclass(frozen=True)
class Helpers:
    """All rows of those who offer, in one record: five hundred records take the driver six times as long."""

    helpers: list[list[Any]]


@dataclass(frozen=True)
class Askers:
    """All rows of those who ask."""

    askers: list[list[Any]]


LIST_HELPERS = load_statement("matching/list_helpers", Helpers)
LIST_ASKERS = load_statement("matching/list_askers", Askers)


@dataclass(frozen=True)
class Candidate:
    """One possible match. `way` leads from what is asked to what is offered; without it only words are alike."""

    party: str
    gives: bool
    need: str | None
    talent: str
    score: float
    way: Way | None
    asked_text: str
    offered_texts: tuple[str, ...]
    is_behind: bool
    summary: str | None
    conditions: str | None
    answer: AnswerStatus | None
    load: int
    venue: str | None  # the id of where it is offered, when that is somewhere else than where the party is
    our_spot: Spot | None  # where the subject's side of the match is, when that is a place of its own
    their_spot: Spot | None = None  # the same for the other side

    @property
    def worth(self) -> tuple[float, bool, int, str]:
        """Larger is better: the score, what is asked openly, the shorter way, the smaller id."""
        length = len(self.way.path) if self.way else 0
        return self.score, not self.is_behind, -length, self.talent


async def find_helpers(asking: Asking, subject: Subject, places: list[str] | None) -> list[Candidate]:
    """Those who offer what the subject's questions ask; the best offer of each for each question."""
    if not subject.questions:
        return []
    sought = {question.key: Sought(subject.tree, question) for question in subject.questions}
    record = await asking.database.read_first(
        LIST_HELPERS,
        asking.viewer,
        seconds=LONG_READ_SECONDS,
        asked=sorted((entry for each in sought.values() for entry in each.entries()), key=_best_first),
        words=[
            {"key": question.key, "query": query}
            for question in subject.questions[:MOST_TEXTS]
            if (query := any_part(question.summary))
        ],
        excluded=sorted(subject.excluded),
        places=places,
        sees_offers=may_read(asking.viewer, DataClass.B),
        day=asking.viewer.day.isoformat(),
    )
    rows = [HelperRow(*each) for each in record.helpers] if record else []
    return best_of_each(found for row in rows if (found := sought[row.key].candidate(row)))


def _best_first(entry: dict[str, Any]) -> float:
    return -entry["score"]


class Sought:
    """What answers one question: talents along the tree, and talents that its words seem to speak of."""

    def __init__(self, tree: CategoryTree, question: Question, *, reads_words: bool = True) -> None:
        self._tree = tree
        self._question = question
        self._ways = tree.ways(question.asked, question.behind)
        self._behind: set[str] = set()
        for asked in question.behind:
            for talent, way in self._tree.answers_to(asked).items():
                # What answers the open question as well is spoken of as that.
                if talent not in self._ways or way.score > self._ways[talent].score:
                    self._ways[talent] = way
                    self._behind.add(talent)
        has_words = reads_words and question.summary
        self._spoken = self._tree.spoken_of(question.summary, LEAST_SIMILARITY) if has_words else {}

    def __contains__(self, talent: str) -> bool:
        return talent in self._ways

    def entries(self) -> list[dict[str, Any]]:
        """The offered talents to look for, each with how well it answers."""
        scores = {talent: TEXT_SHARE * similarity for talent, similarity in self._spoken.items()}
        scores.update({talent: way.score for talent, way in self._ways.items()})
        return [
            {"key": self._question.key, "talent": talent, "score": score} for talent, score in sorted(scores.items())
        ]

    def candidate(self, row: HelperRow) -> Candidate | None:
        """The match that an offer makes with the question, None when there is too little in common."""
        way = self._ways.get(row.talent_id)
        score = way.score if way else self._text_score(row)
        if not score:
            return None
        return Candidate(
            party=row.party_id,
            gives=True,
            need=self._question.key or None,
            talent=row.talent_id,
            score=score,
            way=way,
            asked_text=self._question.summary,
            offered_texts=(*([row.summary] if row.summary else []), *self._tree.phrases(row.talent_id)),
            is_behind=way is not None and row.talent_id in self._behind,
            summary=row.summary,
            conditions=row.conditions,
            answer=AnswerStatus(row.answer) if row.answer else None,
            load=row.load,
            venue=row.at,
            our_spot=self._question.spot,
        )

    def _text_score(self, row: HelperRow) -> float:
        """The score of the words: those of the talent, as the tree was searched, or those of the offer itself."""
        alike = self._tree.index.similarity(self._question.summary, [row.summary]) if row.summary else 0.0
        return text_score(max(alike, self._spoken.get(row.talent_id, 0.0)))


def text_score(similarity: float) -> float:
    """The score of a hit by words alone, in hundredths so that load decides between what is as good as equal."""
    return round(TEXT_SHARE * similarity, 2) if similarity >= LEAST_SIMILARITY else 0.0


async def find_askers(asking: Asking, subject: Subject, places: list[str] | None) -> list[Candidate]:
    """The open needs of others that the subject's offers answer; the best offer for each need."""
    helper = subject.asker
    if not subject.offers or helper is None or not may_read(asking.viewer, DataClass.D1):
        return []
    offered = {offer.talent: _Offered(subject.tree, offer, helper.load) for offer in reversed(subject.offers)}
    record = await asking.database.read_first(
        LIST_ASKERS,
        asking.viewer,
        seconds=LONG_READ_SECONDS,
        offered=[entry for each in offered.values() for entry in each.entries()],
        words=[
            {"key": talent, "query": query}
            for talent, each in list(offered.items())[:MOST_TEXTS]
            if (query := any_part(" ".join(each.texts)))
        ],
        helper_id=helper.id,
        excluded=sorted(subject.excluded),
        places=places,
        sees_behind=may_read(asking.viewer, DataClass.D2),
        day=asking.viewer.day.isoformat(),
    )
    rows = [AskerRow(*each) for each in record.askers] if record else []
    return best_of_each(found for row in rows if (found := offered[row.key].candidate(row)))


class _Offered:
    """What one offer answers."""

    def __init__(self, tree: CategoryTree, offer: Offer, load: int) -> None:
        self._tree = tree
        self._offer = offer
        self._load = load
        self._ways = tree.answered_by(offer.talent)
        self.texts = (*([offer.summary] if offer.summary else []), *tree.phrases(offer.talent))

    def entries(self) -> list[dict[str, object]]:
        return [
            {"key": self._offer.talent, "talent": asked, "score": way.score}
            for asked, way in sorted(self._ways.items())
        ]

    def candidate(self, row: AskerRow) -> Candidate | None:
        way = self._ways.get(row.talent_id) if row.talent_id else None
        way = self._tree.weighed(way, () if row.is_behind else row.behind) if way else None
        score = way.score if way else text_score(self._tree.index.similarity(row.summary, self.texts))
        if not score:
            return None
        return Candidate(
            party=row.party_id,
            gives=False,
            need=row.need_id,
            talent=self._offer.talent,
            score=score,
            way=way,
            asked_text=row.summary,
            offered_texts=self.texts,
            is_behind=row.is_behind,
            summary=self._offer.summary or None,
            conditions=self._offer.conditions,
            answer=AnswerStatus(row.answer) if row.answer else None,
            load=self._load - row.own_load,
            venue=None,
            our_spot=self._offer.spot,
            their_spot=spot_of(row.spot),
        )


def best_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best candidate of each party for each need; a question asked openly before one behind it."""
    best: dict[tuple[str, str | None, bool], Candidate] = {}
    for each in candidates:
        key = each.party, each.need, each.gives
        if key not in best or each.worth > best[key].worth:
            best[key] = each
    return _without_chance_hits(best.values())


def _without_chance_hits(found: Collection[Candidate]) -> list[Candidate]:
    """All but those that fit by words alone, and far less so than others for the same question or offer."""
    best: dict[tuple[object, ...], float] = {}
    for each in found:
        if each.way is None:
            best[_about(each)] = max(each.score, best.get(_about(each), 0.0))
    return [each for each in found if each.way or each.score >= LEAST_SHARE_OF_BEST * best[_about(each)]]


def _about(candidate: Candidate) -> tuple[object, ...]:
    return (True, candidate.need) if candidate.gives else (False, candidate.talent)
