"""What is read for a briefing, and the rows as plain records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.access import PRIVATE_KINDS
from graph.apart import LIST_APART, apart_day
from graph.asking import Asking
from graph.checks import check_id, no_such
from graph.model.kinds import OrganisationKind
from graph.places import places_within
from graph.rows import IntroductionsRow, PeopleRow
from graph.statements import load_statement
from graph.tie_cost import belief, cost, freshness
from graph.words import Phrase

SECONDS = 4.0
# How many earlier evenings are looked at: three at which somebody was missed, and four before those.
EVENINGS = 7
FEWEST_MEMBERS = 3
# Whoever belongs to these without a task there may be helped, or care for somebody at home: no matter for a table.
NOT_ON_A_TABLE = [*PRIVATE_KINDS, OrganisationKind.WELFARE.value]
MOST_GROUPS = 10


@dataclass(frozen=True)
class MeetingRow:
    """A meeting, and the earlier evenings of its series, the latest first, each with how many guests were not named."""

    id: str
    held_on: str
    area: str | None
    hosts: list[tuple[str, str | None, bool]]
    evenings: list[str]
    days: list[str]
    not_named: list[int | None]


@dataclass(frozen=True)
class ContactsRow:
    """Lists of what is in a `Contact`."""

    contacts: list[list[Any]]


@dataclass(frozen=True)
class GroupsRow:
    """Lists of what is in a `Belonging`, after the id of the person."""

    groups: list[list[Any]]


@dataclass(frozen=True)
class NamesRow:
    """Names of groups."""

    names: list[str]


@dataclass(frozen=True)
class Known:
    """Somebody who may be expected, or missed."""

    id: str
    name: str | None
    statuses: list[str]
    is_askable: bool
    has_left: bool
    came: list[str]
    has_come_before: bool
    absent: list[str]


@dataclass(frozen=True)
class Contact:
    """One tie of one person, as seen from that person."""

    one: str
    other: str
    other_name: str | None
    is_askable: bool
    strength: int | None
    last_contact: str | None
    confirmed_on: str | None
    known_by: str | None
    reported_by: str | None
    has_no_beginning: bool

    def cost(self, day: date) -> float:
        """What the tie costs on the way from the one to the other: low is strong, fresh and believed."""
        days = [date.fromisoformat(each) if each else None for each in (self.last_contact, self.confirmed_on)]
        return cost(self.strength, freshness(days[0], days[1], day), belief(self.known_by))


@dataclass(frozen=True)
class Belonging:
    """Where somebody openly belongs: the organisation and the neighbourhood, each with its name, as far as known."""

    organisation: str | None
    organisation_name: str | None
    neighbourhood: str | None
    neighbourhood_name: str | None


@dataclass(frozen=True)
class MarksRow:
    """Lists of what is in a `Marks`."""

    marks: list[list[Any]]


@dataclass(frozen=True)
class Marks:
    """Where somebody lives and openly belongs, each organisation with their role there, as far as known."""

    person: str
    home: str | None
    organisations: list[tuple[str, str | None]]


@dataclass(frozen=True)
class EarlierIntroduction:
    """An introduction that was proposed between two who are expected."""

    id: str
    status: str
    first: str
    second: str
    broker: str
    broker_name: str | None
    proposed_on: str | None
    reason: str | None


FIND_MEETING = load_statement("briefing/find_meeting", MeetingRow)
LIST_VISITORS = load_statement("briefing/list_visitors", PeopleRow)
LIST_CONTACTS = load_statement("briefing/list_contacts", ContactsRow)
LIST_GROUPS = load_statement("briefing/list_groups", GroupsRow)
LIST_MARKS = load_statement("briefing/list_marks", MarksRow)
LIST_ABSENT_GROUPS = load_statement("briefing/list_absent_groups", NamesRow)
LIST_INTRODUCTIONS = load_statement("briefing/list_introductions", IntroductionsRow)


@dataclass(frozen=True)
class Reading:
    """The reads of one briefing."""

    asking: Asking
    day: str

    @classmethod
    def of(cls, asking: Asking) -> "Reading":
        """Reads as of the day of who asks."""
        return cls(asking, asking.viewer.day.isoformat())

    async def meeting(self, given: str) -> MeetingRow:
        """The meeting; NotFound when there is none with that id."""
        meeting_id = check_id("meeting", given)
        row = await self._read(FIND_MEETING, meeting_id=meeting_id, day=self.day, evenings=EVENINGS)
        if not row:
            raise no_such(Phrase("meeting"), given, "meeting")
        return row[0]

    async def visitors(self, meeting: MeetingRow) -> list[Known]:
        """Who was invited or came lately; whether they may be asked is told for the evening itself."""
        day = max(self.day, meeting.held_on)
        rows = await self._read(LIST_VISITORS, meeting_id=meeting.id, evening_ids=meeting.evenings, day=day)
        return [Known(*each) for each in rows[0].people]

    async def contacts(self, people: Iterable[str]) -> list[Contact]:
        """The ties of these people."""
        rows = await self._read(LIST_CONTACTS, person_ids=list(people), day=self.day)
        return [Contact(*each) for each in rows[0].contacts]

    async def groups(self, people: Iterable[str]) -> dict[str, Belonging]:
        """Where each of these people belongs, by their id."""
        rows = await self._read(LIST_GROUPS, person_ids=list(people), day=self.day, private_kinds=NOT_ON_A_TABLE)
        return {person: Belonging(*own) for person, *own in rows[0].groups}

    async def marks(self, people: Iterable[str]) -> dict[str, Marks]:
        """What tells each of these people from their namesakes, by their id."""
        ids = list(people)
        if not ids:
            return {}
        rows = await self._read(LIST_MARKS, person_ids=ids, day=self.day, private_kinds=NOT_ON_A_TABLE)
        return {person: Marks(person, *own) for person, *own in rows[0].marks}

    async def earlier(self, people: Iterable[str]) -> list[EarlierIntroduction]:
        """The introductions between these people."""
        rows = await self._read(LIST_INTRODUCTIONS, person_ids=list(people))
        return [EarlierIntroduction(*each) for each in rows[0].introductions]

    async def apart(self) -> frozenset[tuple[str, str]]:
        """The pairs who must not be brought together, in both orders; read for everybody, shown to nobody."""
        rows = await self._read(LIST_APART, apart_day=apart_day(self.asking, self.asking.viewer.day))
        return frozenset(pair for each in rows for pair in ((each.one, each.other), (each.other, each.one)))

    async def absent_groups(self, area: str | None, expected: Iterable[str]) -> list[str]:
        """The groups of an area of whose members none is expected."""
        if area is None:
            return []
        places = await places_within(self.asking.database, self.asking.viewer, area)
        rows = await self._read(
            LIST_ABSENT_GROUPS,
            place_ids=places,
            expected_ids=list(expected),
            day=self.day,
            private_kinds=NOT_ON_A_TABLE,
            least=FEWEST_MEMBERS,
            most=MOST_GROUPS,
        )
        return rows[0].names

    async def _read(self, statement: Any, **given: object) -> Any:
        return await self.asking.database.read(statement, self.asking.viewer, seconds=SECONDS, **given)
