"""What is read of organisations and their goals."""

from dataclasses import dataclass
from typing import Any

from graph.access import PRIVATE_KINDS
from graph.areas import LIST_ALL_ORGANISATIONS, LIST_ORGANISATIONS
from graph.asking import Asking
from graph.coalitions.asked import Asked
from graph.database import ANALYSIS_SECONDS
from graph.matching.subject import may_read
from graph.model import DataClass
from graph.places import places_within
from graph.rows import PeopleRow
from graph.statements import Row, Statement, load_statement


@dataclass(frozen=True)
class PursuitsRow:
    """Lists of what is in a `Pursuit`; lists of goal id, name, summary."""

    pursuits: list[list[Any]]
    goals: list[list[Any]]


@dataclass(frozen=True)
class StoredRow:
    """Lists of what is in a `Stored`."""

    coalitions: list[list[Any]]


@dataclass(frozen=True)
class RelationsRow:
    """Lists of tie id and what is in a `Tie`; lists of tie id, from, to, summary."""

    cooperations: list[list[Any]]
    hand_overs: list[list[Any]]


@dataclass(frozen=True)
class QuestionsRow:
    """Lists of what is in an `Asks`."""

    questions: list[list[Any]]


@dataclass(frozen=True)
class JointRow:
    """Lists of what is in a `Joint`."""

    arrangements: list[list[Any]]


@dataclass(frozen=True)
class NamesRow:
    """Lists of organisation id, name, kind."""

    organisations: list[list[Any]]


LIST_PURSUITS = load_statement("coalitions/list_pursuits", PursuitsRow)
LIST_STORED = load_statement("coalitions/list_stored", StoredRow)
LIST_RELATIONS = load_statement("coalitions/list_relations", RelationsRow)
LIST_QUESTIONS = load_statement("coalitions/list_questions", QuestionsRow)
LIST_PEOPLE = load_statement("coalitions/list_people", PeopleRow)
LIST_JOINT = load_statement("coalitions/list_joint", JointRow)
LIST_NAMES = load_statement("coalitions/list_names", NamesRow)


@dataclass(frozen=True)
class Pursuit:
    """An organisation pursues a goal, in its own words."""

    organisation: str
    goal: str
    words: str | None
    interest: str | None
    brings: str | None


@dataclass(frozen=True)
class Stored:
    """A recorded coalition; members as organisation, role, person who sits there for it."""

    id: str
    name: str
    places: list[str]
    members: list[tuple[str, str | None, str | None]]


@dataclass(frozen=True)
class Tie:
    """Two organisations work together."""

    first: str
    second: str
    level: str | None
    strength: int | None
    summary: str | None
    reported_by: str | None
    has_no_beginning: bool


@dataclass(frozen=True)
class HandsOver:
    """One organisation hands people over to another."""

    giver: str
    taker: str
    summary: str | None


@dataclass(frozen=True)
class Asks:
    """An organisation asks for something; `asked` are the organisations that were asked for it."""

    organisation: str
    need: str
    summary: str
    talent: str
    kind: str
    asked: tuple[str, ...]


@dataclass(frozen=True)
class Belongs:
    """A person belongs to an organisation."""

    person: str
    organisation: str
    level: str | None
    may_be_asked: bool


@dataclass(frozen=True)
class Joint:
    """Something else than a coalition in which organisations take part together."""

    id: str
    name: str
    parties: tuple[str, ...]


@dataclass(frozen=True)
class Reader:
    """Reads organisations as one viewer may see them on the day asked."""

    asking: Asking
    asked: Asked

    async def organisations(self) -> tuple[list[str], frozenset[str]]:
        """The organisations of the areas asked, and all places of these areas; no places means everywhere."""
        if not self.asked.areas:
            return sorted((await self.one(LIST_ALL_ORGANISATIONS)).organisations), frozenset()
        database, viewer = self.asking.database, self.asking.viewer
        places = frozenset(
            {place for each in self.asked.areas for place in await places_within(database, viewer, each, "areas")}
        )
        row = await self.dated(LIST_ORGANISATIONS, place_ids=sorted(places))
        return sorted(row.organisations), places

    async def pursuits(self, organisations: list[str]) -> tuple[list[Pursuit], dict[str, tuple[str, str]]]:
        """The goals of these organisations, and name and summary of each goal."""
        row = await self.dated(LIST_PURSUITS, organisation_ids=organisations)
        pursuits = sorted((Pursuit(*each) for each in row.pursuits), key=lambda each: (each.goal, each.organisation))
        return pursuits, {goal: (name, summary or "") for goal, name, summary in row.goals}

    async def stored(self) -> list[Stored]:
        """The recorded coalitions of all areas, each member once."""
        row = await self.dated(LIST_STORED)
        return sorted((_stored(each) for each in row.coalitions), key=lambda each: each.id)

    async def relations(self, organisations: list[str]) -> tuple[list[Tie], list[HandsOver]]:
        """Who works together with these organisations, and whom they hand people over to."""
        row = await self.dated(LIST_RELATIONS, organisation_ids=organisations)
        ties = {each[0]: Tie(*each[1:]) for each in row.cooperations}
        return [ties[each] for each in sorted(ties)], [HandsOver(*each[1:]) for each in sorted(row.hand_overs)]

    async def questions(self, organisations: list[str]) -> list[Asks]:
        """What these organisations ask, when the viewer may see questions."""
        if not may_read(self.asking.viewer, DataClass.D1):
            return []
        row = await self.dated(LIST_QUESTIONS, organisation_ids=organisations)
        found = [_asks(*each) for each in row.questions]
        return sorted(found, key=lambda each: (each.need, each.talent, each.organisation))

    async def people(self, organisations: list[str]) -> list[Belongs]:
        """Who belongs to these organisations."""
        row = await self.dated(LIST_PEOPLE, organisation_ids=organisations, private_kinds=list(PRIVATE_KINDS))
        return [Belongs(*each) for each in row.people]

    async def joint(self, organisations: list[str]) -> list[Joint]:
        """In what else these organisations take part."""
        row = await self.dated(LIST_JOINT, organisation_ids=organisations)
        return sorted((_joint(*each) for each in row.arrangements), key=lambda each: each.id)

    async def names(self, organisations: set[str]) -> dict[str, tuple[str, str]]:
        """Name and kind of each organisation."""
        row = await self.one(LIST_NAMES, organisation_ids=sorted(organisations))
        return {each: (name, kind) for each, name, kind in row.organisations}

    async def dated(self, statement: Statement[Row], **given: object) -> Row:
        """The one record of a statement that asks for the day."""
        return await self.one(statement, day=self.asked.day.isoformat(), **given)

    async def one(self, statement: Statement[Row], **given: object) -> Row:
        """The one record of a statement."""
        found = await self.asking.database.read(statement, self.asking.viewer, seconds=ANALYSIS_SECONDS, **given)
        return found[0]


def _asks(organisation: str, need: str, summary: str, talent: str, kind: str, asked: list[str]) -> Asks:
    return Asks(organisation, need, summary, talent, kind, tuple(asked))


def _joint(id_: str, name: str, parties: list[str]) -> Joint:
    return Joint(id_, name, tuple(parties))


def _stored(row: list[Any]) -> Stored:
    """A coalition whose organisations stand in it once: as themselves rather than through somebody."""
    members: dict[str, tuple[str, str | None, str | None]] = {}
    for organisation, role, person in sorted(row[3], key=lambda each: (each[0], each[2] or "", each[1] or "")):
        members.setdefault(organisation, (organisation, role, person))
    return Stored(row[0], row[1], row[2], list(members.values()))
