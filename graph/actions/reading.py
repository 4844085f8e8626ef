"""What is read for open actions, and the rows as plain records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.asking import Asking
from graph.briefing.evening import Evening
from graph.briefing.reading import EVENINGS, MeetingRow, Reading
from graph.rows import IntroductionsRow, NeedsRow
from graph.statements import load_statement

SECONDS = 4.0
NEED_SOON = timedelta(days=14)
# A need of which the day has passed is looked back on until it is closed, or nobody will miss it any more.
NEED_PASSED = timedelta(days=60)
BASIS_SOON = timedelta(days=30)
SERIES_OVER = timedelta(days=183)


@dataclass(frozen=True)
class AnswersRow:
    """Lists of what is in an `Answer`."""

    answers: list[list[Any]]


@dataclass(frozen=True)
class BasesRow:
    """Lists of what is in a `Basis`."""

    bases: list[list[Any]]


@dataclass(frozen=True)
class SeriesRow:
    """Lists of the ids and the days of the last evenings of each series, and of how many guests were not named."""

    series: list[list[list[Any]]]


@dataclass(frozen=True)
class Somebody:
    """A party as far as it may be seen."""

    id: str | None
    name: str | None
    is_askable: bool = True


@dataclass(frozen=True)
class Introduction:
    """An introduction that was proposed."""

    id: str
    proposed_on: date | None
    broker: Somebody
    people: tuple[Somebody, ...]


@dataclass(frozen=True)
class Answer:
    """Somebody who was asked to answer the need of others."""

    need: str
    summary: str
    parties: tuple[Somebody, ...]
    helper: Somebody
    has_agreed: bool
    since: date | None
    asker: Somebody


@dataclass(frozen=True)
class Need:
    """A need that runs out."""

    id: str
    summary: str
    is_matched: bool
    due: date
    since: date | None
    party: Somebody
    teller: Somebody


@dataclass(frozen=True)
class Basis:
    """Somebody of whom facts may soon no longer be held."""

    person: Somebody
    due: date
    recorder: Somebody


LIST_INTRODUCTIONS = load_statement("actions/list_introductions", IntroductionsRow)
LIST_ANSWERS = load_statement("actions/list_answers", AnswersRow)
LIST_NEEDS = load_statement("actions/list_needs", NeedsRow)
LIST_BASES = load_statement("actions/list_bases", BasesRow)
LIST_SERIES = load_statement("actions/list_series", SeriesRow)


@dataclass(frozen=True)
class Reader:
    """The reads of one question, of an area (`places`) or of everything."""

    asking: Asking
    places: list[str] | None

    async def introductions(self) -> list[Introduction]:
        """Those that were proposed and not answered."""
        row = await self._read(LIST_INTRODUCTIONS)
        return [
            Introduction(id_, _day(day), Somebody(*people[0]), tuple(Somebody(*each) for each in people[1:]))
            for id_, day, people in row.introductions
        ]

    async def answers(self) -> list[Answer]:
        """Those without an outcome."""
        row = await self._read(LIST_ANSWERS)
        return [
            Answer(
                need,
                summary,
                tuple(Somebody(*each) for each in parties),
                Somebody(*helper),
                status == "AGREED",
                _day(answered or asked),
                Somebody(*asker),
            )
            for need, summary, parties, helper, status, asked, answered, *asker in row.answers
        ]

    async def needs(self) -> list[Need]:
        """Those that run out soon, or did so lately and were not closed."""
        day = self.asking.viewer.day
        row = await self._read(LIST_NEEDS, after=(day - NEED_PASSED).isoformat(), until=(day + NEED_SOON).isoformat())
        return [
            Need(
                id_,
                summary,
                status == "MATCHED",
                date.fromisoformat(due),
                _day(since),
                Somebody(party, name),
                Somebody(*teller),
            )
            for id_, summary, status, due, since, party, name, *teller in row.needs
        ]

    async def bases(self) -> list[Basis]:
        """Those that run out soon."""
        row = await self._read(LIST_BASES, until=(self.asking.viewer.day + BASIS_SOON).isoformat())
        return [
            Basis(Somebody(person, name), date.fromisoformat(due), Somebody(*recorder))
            for person, name, due, *recorder in row.bases
        ]

    async def evenings(self) -> list[Evening]:
        """The last evening of every series that is going on, with everybody who came lately."""
        after = (self.asking.viewer.day - SERIES_OVER).isoformat()
        row = await self._read(LIST_SERIES, after=after, evenings=EVENINGS)
        reading = Reading.of(self.asking)
        found: list[Evening] = []
        for evenings, days, not_named in row.series:
            last = MeetingRow(evenings[0], days[0], None, [], evenings, days, not_named)
            found.append(Evening(last, await reading.visitors(last)))
        return found

    async def _read(self, statement: Any, **given: object) -> Any:
        viewer = self.asking.viewer
        rows: Sequence[Any] = await self.asking.database.read(
            statement, viewer, seconds=SECONDS, places=self.places, day=viewer.day.isoformat(), **given
        )
        return rows[0]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
