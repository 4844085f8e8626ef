"""What was given to `matches`: checked, read, and turned into questions that are asked and offers that are made."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.access import Viewer
from graph.asking import Asking
from graph.checks import no_such
from graph.database import LONG_READ_SECONDS
from graph.errors import Argument, InvalidInput, NotFound
from graph.matching.answer import NeedDraft, OfferRef
from graph.matching.categories import category_tree
from graph.matching.tree import CategoryTree
from graph.model import DataClass
from graph.statements import load_statement
from graph.words import Phrase

LONGEST_SUMMARY = 500
MOST_TALENTS = 10

Spot = tuple[float, float]


@dataclass(frozen=True)
class QuestionRow:
    """A stored need with who asks it."""

    id: str
    party_id: str | None
    summary: str
    is_open: bool
    asked: list[str]
    behind: list[str]
    spot: list[float] | None


@dataclass(frozen=True)
class OfferRow:
    """An offer of one party."""

    talent_id: str
    summary: str | None
    conditions: str | None
    spot: list[float] | None


@dataclass(frozen=True)
class OriginRow:
    """Where a party or a place stands."""

    id: str
    is_party: bool
    may_propose: bool
    apart: list[str]
    load: int
    spot: list[float] | None
    postcode: str | None
    area: str | None
    languages: list[str] | None


FIND_QUESTION = load_statement("matching/find_question", QuestionRow)
LIST_QUESTIONS = load_statement("matching/list_questions", QuestionRow)
LIST_OFFERS = load_statement("matching/list_offers", OfferRow)
FIND_ORIGIN = load_statement("matching/find_origin", OriginRow)


@dataclass(frozen=True)
class Question:
    """Something asked: `key` is the id of the need, or empty for a draft or a talent."""

    key: str
    summary: str
    asked: tuple[str, ...]
    behind: tuple[str, ...] = ()
    spot: Spot | None = None


@dataclass(frozen=True)
class Offer:
    """Something offered by the party that was given."""

    talent: str
    summary: str
    conditions: str | None
    spot: Spot | None


@dataclass(frozen=True)
class Subject:
    """Everything to find matches for. `asker` is the party it is about, None when nobody is known."""

    tree: CategoryTree
    questions: tuple[Question, ...] = ()
    offers: tuple[Offer, ...] = ()
    asker: OriginRow | None = None
    near_to: OriginRow | None = None
    excluded: frozenset[str] = field(default=frozenset())

    @property
    def origin(self) -> OriginRow | None:
        """From where closeness and distance are counted: the place or party that was named, else who it is about."""
        return self.near_to or self.asker


def no_origin(argument: str, given: str) -> NotFound:
    """The answer to an id from which closeness cannot be counted."""
    return no_such(Phrase("person, organisation or place"), given, argument)


def may_read(viewer: Viewer, data_class: DataClass) -> bool:
    """Whether a viewer may see facts of a class about anybody at all."""
    return viewer.sees_all or data_class in viewer.classes


async def read_subject(
    asking: Asking,
    *,
    need: str | None,
    offer: OfferRef | None,
    party: str | None,
    draft: NeedDraft | None,
    talent: str | None,
    near_to: str | None,
) -> Subject:
    """The subject of the one argument that was given; InvalidInput or NotFound when it cannot be used."""
    given = {"need": need, "offer": offer, "party": party, "draft": draft, "talent": talent}
    chosen = [name for name, value in given.items() if value is not None]
    if len(chosen) != 1:
        sentence = "Give exactly one of {allowed}; given: {given}."
        raise InvalidInput(sentence, allowed=", ".join(given), given=", ".join(chosen) or "-")
    reader = _Reader(asking, await category_tree(asking.database, asking.viewer))
    near = await reader.near("nearTo", near_to) if near_to is not None else None
    if need is not None:
        return await reader.of_need(need, near)
    if offer is not None:
        return await reader.of_offer(offer, near)
    if party is not None:
        return await reader.of_party(party, near)
    if draft is not None:
        return await reader.of_draft(draft, near)
    return reader.subject(near, questions=[Question("", "", (reader.talent("talent", talent or ""),))])


class _Reader:
    """Reads what the five ways of asking need."""

    def __init__(self, asking: Asking, tree: CategoryTree) -> None:
        self._asking = asking
        self._tree = tree
        self._day = asking.viewer.day.isoformat()
        self._sees_behind = may_read(asking.viewer, DataClass.D2)

    async def of_need(self, need: str, near: OriginRow | None) -> Subject:
        """A stored need; one that is not open any more has no matches."""
        row = await self._asking.database.read_first(
            FIND_QUESTION,
            self._asking.viewer,
            seconds=LONG_READ_SECONDS,
            need_id=need,
            day=self._day,
            sees_behind=self._sees_behind,
        )
        if row is None or not may_read(self._asking.viewer, DataClass.D1):
            raise no_such(Phrase("need"), need, "need")
        asker = await self._known(row.party_id) if row.party_id else None
        return self.subject(near, asker, questions=[question_of(row)] if row.is_open else [])

    async def of_offer(self, offer: OfferRef, near: OriginRow | None) -> Subject:
        """One thing that a party offers."""
        self.talent("offer.talent", offer.talent)
        asker = await self.party("offer.party", offer.party)
        offers = [each for each in await self._offers(asker) if each.talent == offer.talent]
        if not offers:
            raise NotFound(
                "{id!r} does not offer {talent!r} now, or you may not see it. "
                "Give a party and a talent that it offers in {argument}.",
                id=offer.party,
                talent=offer.talent,
                argument=Argument("offer"),
            )
        return self.subject(near, asker, offers=offers)

    async def of_party(self, party: str, near: OriginRow | None) -> Subject:
        """All that a party asks and offers."""
        asker = await self.party("party", party)
        questions = []
        if may_read(self._asking.viewer, DataClass.D1):
            rows = await self._asking.database.read(
                LIST_QUESTIONS,
                self._asking.viewer,
                seconds=LONG_READ_SECONDS,
                party_ids=[party],
                day=self._day,
                sees_behind=self._sees_behind,
            )
            questions = [question_of(row) for row in rows]
        return self.subject(near, asker, questions=questions, offers=await self._offers(asker))

    async def of_draft(self, draft: NeedDraft, near: OriginRow | None) -> Subject:
        """A question that has not been stored."""
        summary = draft.summary.strip()
        if len(summary) > LONGEST_SUMMARY:
            sentence = "The summary has {given} characters; at most {most} are allowed. Say it in one line."
            raise InvalidInput(sentence, given=len(summary), most=LONGEST_SUMMARY)
        talents = tuple(dict.fromkeys(draft.talents or ()))
        if len(talents) > MOST_TALENTS:
            sentence = "The draft names {given} talents; at most {most} are allowed. Leave some out."
            raise InvalidInput(sentence, given=len(talents), most=MOST_TALENTS)
        if not talents and not any(letter.isalnum() for letter in summary):
            raise InvalidInput("The draft says nothing. Give a summary in a few words, or at least one talent.")
        for talent in talents:
            self.talent("draft.talents", talent)
        asker = await self.party("draft.party", draft.party) if draft.party is not None else None
        return self.subject(near, asker, questions=[Question("", summary, talents)])

    async def near(self, argument: str, given: str) -> OriginRow:
        """A party or a place by its id."""
        if row := await self._known(given):
            return row
        raise no_origin(argument, given)

    async def party(self, argument: str, given: str) -> OriginRow:
        """A party by its id."""
        row = await self._known(given)
        if row is None or not row.is_party:
            raise no_such(Phrase("person or organisation"), given, argument)
        return row

    def talent(self, argument: str, given: str) -> str:
        """A talent's id, when there is such a talent."""
        if given not in self._tree:
            raise no_such(Phrase("talent"), given, argument)
        return given

    def subject(
        self,
        near: OriginRow | None,
        asker: OriginRow | None = None,
        *,
        questions: Sequence[Question] = (),
        offers: Sequence[Offer] = (),
    ) -> Subject:
        """The subject, with those who may not be proposed to it: itself, and whom it must be kept apart from."""
        apart = {each for origin in (asker, near) if origin for each in origin.apart}
        excluded = frozenset(apart | ({asker.id} if asker else set()))
        may_offer = asker is not None and asker.may_propose
        return Subject(self._tree, tuple(questions), tuple(offers) if may_offer else (), asker, near, excluded)

    async def _known(self, given: str) -> OriginRow | None:
        return await self._asking.database.read_first(
            FIND_ORIGIN, self._asking.viewer, seconds=LONG_READ_SECONDS, origin_id=given, day=self._day
        )

    async def _offers(self, asker: OriginRow) -> list[Offer]:
        if not may_read(self._asking.viewer, DataClass.B) and asker.id not in self._asking.viewer.own:
            return []
        rows = await self._asking.database.read(
            LIST_OFFERS, self._asking.viewer, seconds=LONG_READ_SECONDS, party_id=asker.id, day=self._day
        )
        return [Offer(row.talent_id, row.summary or "", row.conditions, spot_of(row.spot)) for row in rows]


def question_of(row: QuestionRow) -> Question:
    """A stored need as something asked."""
    return Question(row.id, row.summary, tuple(row.asked), tuple(row.behind), spot_of(row.spot))


def spot_of(given: Sequence[float] | None) -> Spot | None:
    """Latitude and longitude, None when not known."""
    return (float(given[0]), float(given[1])) if given else None
