"""Who is expected at an evening and who is missed: rules on what was read, no database and no words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cached_property

from graph.briefing.answer import ExpectedBecause
from graph.briefing.reading import Contact, Known, MeetingRow
from graph.model.kinds import AttendanceStatus

LAST_EVENINGS = 4
REGULAR_AT = 2
MISSED = 3
MOST_PEOPLE = 500

_ORDER = tuple(ExpectedBecause)


class Stage(Enum):
    """How far an evening is: nobody is there yet, as far as was recorded; some are; or it was on an earlier day."""

    AHEAD = auto()
    BEGUN = auto()
    OVER = auto()


@dataclass(frozen=True)
class Guest:
    """Somebody who is expected."""

    known: Known
    because: ExpectedBecause
    came_lately: int
    is_first_visit: bool

    @property
    def id(self) -> str:
        """Who it is."""
        return self.known.id

    @property
    def is_here(self) -> bool:
        """Whether somebody wrote down that they came."""
        return self.because is ExpectedBecause.CAME

    @property
    def likelihood(self) -> int:
        """How sure it is that they come: those who said nothing are the least sure."""
        return -_ORDER.index(self.because)


@dataclass(frozen=True)
class Missed:
    """A regular who was not seen lately.

    `not_named` counts the guests without a name at the evenings since, among whom they may have been: 0 when it is
    known that they did not come, None when nobody counted who came.
    """

    known: Known
    evenings: int
    last_came: date
    missed_until: date
    not_named: int | None


@dataclass(frozen=True)
class Evening:
    """A meeting and everybody who has to do with it."""

    meeting: MeetingRow
    people: list[Known]

    @cached_property
    def guests(self) -> list[Guest]:
        """Who is expected, the surest first."""
        found = [guest for each in self.people if (guest := self._guest(each))]
        return sorted(found, key=lambda each: (-each.likelihood, -each.came_lately, each.known.name or "~", each.id))

    def is_over(self, day: date) -> bool:
        """Whether it was before this day."""
        return self.meeting.held_on < day.isoformat()

    def stage(self, day: date) -> Stage:
        """How far it is on this day; an evening of which nobody wrote down who came counts as ahead."""
        if self.meeting.held_on > day.isoformat() or not any(each.is_here for each in self.guests):
            return Stage.AHEAD
        return Stage.OVER if self.is_over(day) else Stage.BEGUN

    @property
    def missed(self) -> list[Missed]:
        """Regulars who were at none of the last three evenings and may be asked how they are; the longest first."""
        if len(self.meeting.evenings) <= MISSED:
            return []
        expected = {each.id for each in self.guests if each.because is not ExpectedBecause.INVITED}
        found = [
            Missed(each, *self._last_seen(each))
            for each in self.people
            if each.is_askable and each.id not in expected and self._is_missed(each)
        ]
        return sorted(found, key=lambda each: (-each.evenings, each.known.name or "~", each.known.id))

    def _guest(self, each: Known) -> Guest | None:
        lately = self._times(each, self.meeting.evenings[:LAST_EVENINGS])
        because = _because(each, lately)
        if because is None:
            return None
        # Without a series every visit is the first, which says nothing.
        is_first = bool(self.meeting.evenings) and not each.has_come_before
        return Guest(each, because, lately, is_first)

    def _is_missed(self, each: Known) -> bool:
        evenings = self.meeting.evenings
        before = self._times(each, evenings[MISSED : MISSED + LAST_EVENINGS])
        return not self._times(each, evenings[:MISSED]) and before >= REGULAR_AT

    def _last_seen(self, each: Known) -> tuple[int, date, date, int | None]:
        meeting = self.meeting
        place = next(place for place, evening in enumerate(meeting.evenings) if evening in each.came)
        days = date.fromisoformat(meeting.days[place]), date.fromisoformat(meeting.days[0])
        since = zip(meeting.evenings[:place], meeting.not_named, strict=False)
        unsure = [not_named for evening, not_named in since if evening not in each.absent]
        # More names than heads were counted: nobody is left without a name.
        counted = [max(0, number) for number in unsure if number is not None]
        return place, *days, sum(counted) if len(counted) == len(unsure) else None

    @staticmethod
    def _times(each: Known, evenings: Iterable[str]) -> int:
        return sum(evening in each.came for evening in evenings)


def _because(each: Known, lately: int) -> ExpectedBecause | None:
    """Why somebody is expected; what was recorded last of all, that they are there or stayed away, decides."""
    if AttendanceStatus.CAME in each.statuses:
        return ExpectedBecause.CAME
    if AttendanceStatus.ABSENT in each.statuses or each.has_left:
        return None
    for status in (ExpectedBecause.COMING, ExpectedBecause.INVITED):
        if status in each.statuses:
            return status
    return ExpectedBecause.REGULAR if lately >= REGULAR_AT else None


@dataclass(frozen=True)
class Ties:
    """The ties of those who are expected and of those who are missed."""

    contacts: list[Contact]
    day: date

    @cached_property
    def of(self) -> Mapping[str, dict[str, Contact]]:
        """Per person the best tie to each of their contacts."""
        found: dict[str, dict[str, Contact]] = {}
        for each in self.contacts:
            own = found.setdefault(each.one, {})
            if each.other not in own or self.cost(each) < self.cost(own[each.other]):
                own[each.other] = each
        return found

    def cost(self, contact: Contact) -> float:
        """What a tie costs on the day of the question."""
        return contact.cost(self.day)

    def of_one(self, person: str) -> dict[str, Contact]:
        """The contacts of one person."""
        return self.of.get(person, {})

    def between(self, people: Iterable[str]) -> list[Contact]:
        """The ties among these people, each pair once."""
        ids = sorted(set(people))
        inside = set(ids)
        return [contact for one in ids for other, contact in sorted(self.of_one(one).items()) if one < other in inside]

    def closest(self, person: str, apart: Collection[tuple[str, str]]) -> Contact | None:
        """Who knows somebody best, may be asked, and need not be kept apart from them."""
        able = (each for each in self.of_one(person).values() if each.is_askable and (person, each.other) not in apart)
        return min(able, key=lambda each: (self.cost(each), each.other), default=None)
