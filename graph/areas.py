"""The people and ties of an area, or of all areas, as they are read from the graph for a snapshot."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.access import PRIVATE_KINDS, PRIVATE_ROLES, Viewer
from graph.database import ANALYSIS_SECONDS, Database
from graph.dates import year_before
from graph.model.kinds import TieKind
from graph.places import places_within
from graph.rows import MeetingsRow, PeopleRow, TiesRow
from graph.statements import Row, Statement, load_statement

# Rows of one call, so that neither side holds all ties of a city in one message.
STARTS_PER_CALL = 500
# While one answer is decoded the database works on the others.
CALLS_AT_ONCE = 4
# Naming more ends than this with every call costs more than ties that lead out of the network, which are then dropped.
MOST_ENDS_NAMED = 5_000


@dataclass(frozen=True)
class OrganisationsRow:
    """The ids of organisations."""

    organisations: list[str]


LIST_MEMBERS = load_statement("snapshot/list_members", PeopleRow)
LIST_EVERYBODY = load_statement("snapshot/list_everybody", PeopleRow)
LIST_ORGANISATIONS = load_statement("snapshot/list_organisations", OrganisationsRow)
LIST_ALL_ORGANISATIONS = load_statement("snapshot/list_all_organisations", OrganisationsRow)
LIST_ACQUAINTANCES = load_statement("snapshot/list_acquaintances", TiesRow)
LIST_AFFILIATIONS = load_statement("snapshot/list_affiliations", TiesRow)
LIST_COOPERATIONS = load_statement("snapshot/list_cooperations", TiesRow)
LIST_ATTENDANCES = load_statement("snapshot/list_attendances", MeetingsRow)


@dataclass(frozen=True)
class AreaFacts:
    """What was read of an area: people and organisations in the order of their ids, ties by kind, and meetings."""

    people: list[list[object]]
    organisations: list[str]
    ties: dict[TieKind, list[list[object]]]
    meetings: list[list[object]]


@dataclass(frozen=True)
class AreaReader:
    """Reads what one viewer may see of the network on a day; `area` None means all areas together."""

    database: Database
    viewer: Viewer
    area: str | None
    day: date

    async def read(self, kinds: Sequence[TieKind]) -> AreaFacts:
        """The people of the area, the organisations where a kind of tie asks for them, and the ties between them.

        NotFound or InvalidInput when `area` is not an area. A change while this reads may be seen in part; it has
        raised the revision, so that the next request reads anew.
        """
        places = [] if self.area is None else await places_within(self.database, self.viewer, self.area)
        people = await self._people(places)
        organisations: list[str] = []
        if not {TieKind.AFFILIATED_WITH, TieKind.COOPERATES_WITH}.isdisjoint(kinds):
            organisations = await self._organisations(places)
        person_ids = [str(each[0]) for each in people]
        ties = {kind: await self._ties(kind, person_ids, organisations) for kind in kinds if kind is not TieKind.MEETS}
        meetings = await self._meetings(person_ids) if TieKind.MEETS in kinds else []
        return AreaFacts(people, organisations, ties, meetings)

    async def _people(self, places: list[str]) -> list[list[object]]:
        if self.area is None:
            row = await self._one(LIST_EVERYBODY, private_roles=list(PRIVATE_ROLES))
        else:
            row = await self._one(
                LIST_MEMBERS,
                place_ids=places,
                day=self.day.isoformat(),
                private_roles=list(PRIVATE_ROLES),
                private_kinds=list(PRIVATE_KINDS),
            )
        # Numbering by id, so that seeded samples of the same network are the same in every worker.
        return sorted(row.people, key=lambda each: str(each[0]))

    async def _organisations(self, places: list[str]) -> list[str]:
        if self.area is None:
            row = await self._one(LIST_ALL_ORGANISATIONS)
        else:
            row = await self._one(LIST_ORGANISATIONS, place_ids=places, day=self.day.isoformat())
        return sorted(row.organisations)

    async def _ties(self, kind: TieKind, people: list[str], organisations: list[str]) -> list[list[object]]:
        if kind is TieKind.KNOWS:
            return await self._in_parts(LIST_ACQUAINTANCES, people, people)
        if kind is TieKind.AFFILIATED_WITH:
            private = list(PRIVATE_KINDS)
            return await self._in_parts(LIST_AFFILIATIONS, people, organisations, private_kinds=private)
        return await self._in_parts(LIST_COOPERATIONS, organisations, organisations)

    async def _in_parts(
        self, statement: Statement[TiesRow], starts: list[str], ends: list[str], **more: object
    ) -> list[list[object]]:
        named = ends if len(ends) <= MOST_ENDS_NAMED else None
        given = {"to_ids": named, "day": self.day.isoformat(), **more}
        parts = [starts[place : place + STARTS_PER_CALL] for place in range(0, len(starts), STARTS_PER_CALL)]
        found: list[list[object]] = []
        for place in range(0, len(parts), CALLS_AT_ONCE):
            calls = (self._one(statement, from_ids=part, **given) for part in parts[place : place + CALLS_AT_ONCE])
            for row in await asyncio.gather(*calls):
                found += row.ties
        return found

    async def _meetings(self, people: list[str]) -> list[list[object]]:
        after = year_before(self.day)
        row = await self._one(LIST_ATTENDANCES, person_ids=people, after=after.isoformat(), day=self.day.isoformat())
        return row.meetings

    async def _one(self, statement: Statement[Row], **given: object) -> Row:
        return (await self.database.read(statement, self.viewer, seconds=ANALYSIS_SECONDS, **given))[0]
