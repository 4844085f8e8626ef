"""The dated records of an area: read once for both days, and asked what held on each."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.access import PRIVATE_KINDS
from graph.asking import Asking
from graph.database import ANALYSIS_SECONDS
from graph.dates import held_on
from graph.model.kinds import ArrangementStatus
from graph.rows import IntroductionsRow, MeetingsRow, NeedsRow, OffersRow, PersonIdsRow, TiesRow
from graph.statements import Row, Statement, load_statement


@dataclass(frozen=True)
class NameRow:
    """What an area is called."""

    name: str


@dataclass(frozen=True)
class ReportersRow:
    """The ids of who told ties."""

    reporters: list[str]


@dataclass(frozen=True)
class PartnersRow:
    """Organisations there, organisations that take part, and who works together, each with its dates."""

    present: list[list[Any]]
    partners: list[list[Any]]
    cooperations: list[list[Any]]


FIND_AREA_NAME = load_statement("areas/find_area_name", NameRow)
LIST_DATED_TIES = load_statement("areas/list_dated_ties", TiesRow)
LIST_PRESENT = load_statement("areas/list_present", PersonIdsRow)
LIST_REPORTERS = load_statement("areas/list_reporters", ReportersRow)
LIST_NEEDS = load_statement("areas/list_needs", NeedsRow)
LIST_OFFERS = load_statement("areas/list_offers", OffersRow)
LIST_PARTNERS = load_statement("areas/list_partners", PartnersRow)
LIST_MEETINGS = load_statement("areas/list_meetings", MeetingsRow)
LIST_INTRODUCTIONS = load_statement("areas/list_introductions", IntroductionsRow)
LIST_ORIGINS = load_statement("areas/list_origins", MeetingsRow)


@dataclass(frozen=True)
class DatedTie:
    """Two people who know each other, since and until when, and who told it."""

    first: str
    second: str
    since: str | None
    until: str | None
    confirmed_on: str | None
    reporter: str | None
    origin: str | None

    def holds_on(self, day: date) -> bool:
        """Whether it had begun and not ended by then; of unknown beginning counts as begun."""
        return held_on(self.since, self.until, day)


@dataclass(frozen=True)
class DatedNeed:
    """A need and how far it had come by a day."""

    askers: tuple[str, ...]
    status: str
    opened_on: str | None
    needed_by: str | None
    closed_on: str | None
    themes: tuple[str, ...]
    is_of_place: bool

    def state(self, day: date) -> str | None:
        """met, open or expired on a day; None when it was not asked yet or had been withdrawn.

        A need that was closed nobody knows when counts as closed on both days, so that no change is claimed.
        """
        text = day.isoformat()
        if self.opened_on is not None and self.opened_on > text:
            return None
        is_closed = self.status in ("MET", "WITHDRAWN") and (self.closed_on is None or self.closed_on <= text)
        if is_closed:
            return "met" if self.status == "MET" else None
        return "expired" if self.needed_by is not None and self.needed_by < text else "open"


@dataclass(frozen=True)
class DatedOffer:
    """An offer and when it holds."""

    party: str
    since: str | None
    until: str | None
    themes: tuple[str, ...]

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return held_on(self.since, self.until, day)


@dataclass(frozen=True)
class Organisations:
    """The organisations of an area on all days."""

    present: list[list[Any]]
    partners: list[list[Any]]
    cooperations: list[list[Any]]

    def there_on(self, day: date) -> set[str]:
        """Who is based or active there on a day."""
        return {each[0] for each in self.present if held_on(each[1], each[2], day)}

    def partners_on(self, day: date) -> set[str]:
        """Who takes part in an arrangement held there on a day."""
        return set(self.partners_since(day))

    def partners_since(self, day: date) -> dict[str, str | None]:
        """Per partner on a day since when; the earliest of several, None when one of them is not known."""
        found: dict[str, str | None] = {}
        for organisation, since, until, began, ended, status in self.partners:
            if status == ArrangementStatus.PROPOSED or (status == ArrangementStatus.ENDED and ended is None):
                continue
            if held_on(since, until, day) and held_on(began, ended, day):
                earlier = found.get(organisation, since)
                found[organisation] = None if earlier is None or since is None else min(earlier, since)
        return found

    def cooperations_on(self, day: date) -> int:
        """How many pairs of those there, or taking part, work together on a day."""
        active = self.there_on(day) | self.partners_on(day)
        return len(
            {
                frozenset((one, other))
                for one, other, since, until in self.cooperations
                if one in active and other in active and held_on(since, until, day)
            }
        )


def _tie(one: str, other: str, *told: Any) -> DatedTie:
    since, until, confirmed_on, reporter, origin = told
    return DatedTie(min(one, other), max(one, other), since, until, confirmed_on, reporter, origin)


def _need(askers: list[str], status: str, *days_themes_place: Any) -> DatedNeed:
    opened_on, needed_by, closed_on, themes, is_of_place = days_themes_place
    return DatedNeed(tuple(askers), status, opened_on, needed_by, closed_on, tuple(themes), is_of_place)


def _offer(party: str, since: str | None, until: str | None, themes: list[str]) -> DatedOffer:
    return DatedOffer(party, since, until, tuple(themes))


@dataclass(frozen=True)
class Records:
    """Everything dated that was read of an area."""

    name: str
    ties: list[DatedTie]
    needs: list[DatedNeed]
    offers: list[DatedOffer]
    organisations: Organisations
    meetings: list[list[Any]]
    introductions: list[list[Any]]
    meeting_origins: frozenset[str]


@dataclass(frozen=True)
class RecordReader:
    """Reads the records of an area that one viewer may see."""

    asking: Asking
    area: str
    places: list[str]

    async def read(self, people: Sequence[str], first: date, last: date, meetings_after: date) -> Records:
        """The records of these people and of the area's organisations; `first` and `last` are the days asked."""
        ids = list(people)
        name, ties, organisations, meetings, introductions = await asyncio.gather(
            self._one(FIND_AREA_NAME, area_id=self.area),
            self._one(LIST_DATED_TIES, person_ids=ids, first=first.isoformat(), last=last.isoformat()),
            self._one(LIST_PARTNERS, place_ids=self.places),
            self._one(LIST_MEETINGS, place_ids=self.places, after=meetings_after.isoformat(), last=last.isoformat()),
            self._one(LIST_INTRODUCTIONS, person_ids=ids),
        )
        parties = [*ids, *sorted({each[0] for each in organisations.present})]
        told = [_tie(*each) for each in ties.ties]
        origins = sorted({each.origin for each in told if each.origin is not None})
        needs, offers, of_meetings = await asyncio.gather(
            self._one(LIST_NEEDS, party_ids=parties, place_ids=self.places),
            self._one(LIST_OFFERS, party_ids=parties),
            self._one(LIST_ORIGINS, origin_ids=origins),
        )
        return Records(
            name.name,
            told,
            [_need(*each) for each in needs.needs],
            [_offer(*each) for each in offers.offers],
            Organisations(organisations.present, organisations.partners, organisations.cooperations),
            sorted(meetings.meetings, key=lambda each: (each[1], each[0])),
            introductions.introductions,
            frozenset(str(each) for each in of_meetings.meetings),
        )

    async def present(self, people: Iterable[str], day: date) -> set[str]:
        """Which of these people were there on a day, with or without a tie to a resident."""
        row = await self._one(
            LIST_PRESENT,
            person_ids=sorted(people),
            place_ids=self.places,
            day=day.isoformat(),
            private_kinds=list(PRIVATE_KINDS),
        )
        return set(row.people)

    async def known_reporters(self, reporters: Iterable[str], day: date) -> set[str]:
        """Of which of these, who are not of the area, anything is known to hold on a day."""
        row = await self._one(LIST_REPORTERS, reporter_ids=sorted(reporters), day=day.isoformat())
        return set(row.reporters)

    async def _one(self, statement: Statement[Row], **given: object) -> Row:
        database, viewer = self.asking.database, self.asking.viewer
        return (await database.read(statement, viewer, seconds=ANALYSIS_SECONDS, **given))[0]
