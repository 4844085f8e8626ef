"""The people and ties of an area, or of all areas, as they are read from the graph for a snapshot."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from graph.access import PRIVATE_KINDS, PRIVATE_ROLES, Viewer
from graph.database import ANALYSIS_SECONDS, Database
from graph.dates import year_before
from graph.model.kinds import TieKind
from graph.places import places_within
from graph.rows import MeetingsRow, PeopleRow, TiesRow
from graph.statements import Row, Statement, load_statement

# Rows of one call, so that neither side holds all ties of a city in one message.
STARTS_PER_CALL = 500
# While one answer is decoded and numbered the database works on the others.
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
class AreaParties:
    """The people, as `snapshot/list_members` has them, and the organisations of an area, in the order of their ids."""

    people: list[list[object]]
    organisations: list[str]

    @cached_property
    def person_ids(self) -> list[str]:
        """The ids of its people."""
        return [str(each[0]) for each in self.people]


@dataclass(frozen=True)
class AreaReader:
    """Reads what one viewer may see of the network on a day; `area` None means all areas together."""

    database: Database
    viewer: Viewer
    area: str | None
    day: date

    async def parties(self, kinds: Sequence[TieKind]) -> AreaParties:
        """The people of the area, and the organisations where a kind of tie asks for them.

        NotFound or InvalidInput when `area` is not an area. A change while this reads, or while the ties are read, may
        be seen in part; it has raised the revision, so that the next request reads anew.
        """
        places = [] if self.area is None else await places_within(self.database, self.viewer, self.area)
        people = await self._people(places)
        asks_organisations = not {TieKind.AFFILIATED_WITH, TieKind.COOPERATES_WITH}.isdisjoint(kinds)
        return AreaParties(people, await self._organisations(places) if asks_organisations else [])

    def ties(self, kind: TieKind, parties: AreaParties) -> AsyncGenerator[list[list[Any]]]:
        """The recorded ties of a kind that start from these parties, some thousands at a time."""
        people, organisations = parties.person_ids, parties.organisations
        if kind is TieKind.KNOWS:
            return self._in_parts(LIST_ACQUAINTANCES, people, people)
        if kind is TieKind.AFFILIATED_WITH:
            return self._in_parts(LIST_AFFILIATIONS, people, organisations, private_kinds=list(PRIVATE_KINDS))
        return self._in_parts(LIST_COOPERATIONS, organisations, organisations)

    async def meetings(self, parties: AreaParties) -> list[list[Any]]:
        """The meetings of the year before the day to which these people came."""
        after = year_before(self.day).isoformat()
        person_ids = parties.person_ids
        return (
            await self._one(LIST_ATTENDANCES, person_ids=person_ids, after=after, day=self.day.isoformat())
        ).meetings

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

    async def _in_parts(
        self, statement: Statement[TiesRow], starts: list[str], ends: list[str], **more: object
    ) -> AsyncGenerator[list[list[Any]]]:
        named = ends if len(ends) <= MOST_ENDS_NAMED else None
        given = {"to_ids": named, "day": self.day.isoformat(), **more}
        calls = (
            self._one(statement, from_ids=starts[place : place + STARTS_PER_CALL], **given)
            for place in range(0, len(starts), STARTS_PER_CALL)
        )
        under_way = deque(asyncio.create_task(call) for call in islice(calls, CALLS_AT_ONCE))
        try:
            while under_way:
                row = await under_way.popleft()
                under_way.extend(asyncio.create_task(call) for call in islice(calls, 1))
                yield row.ties
        finally:
            for task in under_way:
                task.cancel()

    async def _one(self, statement: Statement[Row], **given: object) -> Row:
        return (await self.database.read(statement, self.viewer, seconds=ANALYSIS_SECONDS, **given))[0]
