"""What the statistics are made of: read once for all areas and months that are to be published."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.access import Viewer
from graph.area_statistics.lattice import Tree
from graph.database import ANALYSIS_SECONDS, Database
from graph.model.kinds import LocationKind
from graph.rows import NeedsRow, OffersRow, TiesRow
from graph.statements import Row, Statement, load_statement

# Published figures are the same for everybody, so they are made of everybody; what keeps them from being traced to a
# person is what is done to them afterwards. Nothing else is read with these eyes.
COUNTING = Viewer("statistics", sees_all=True)


@dataclass(frozen=True)
class PlacesRow:
    """Places as lists of id, name, kind, code, year of the code, areas around it."""

    places: list[list[Any]]


@dataclass(frozen=True)
class HomesRow:
    """Homes as lists of person, area, since, until."""

    homes: list[list[Any]]


@dataclass(frozen=True)
class PublicRow:
    """Organisations with where and when they are active, and meetings with where and when they were held."""

    organisations: list[list[Any]]
    meetings: list[list[Any]]


LIST_PLACES = load_statement("areas/list_places", PlacesRow)
LIST_DATED_HOMES = load_statement("areas/list_dated_homes", HomesRow)
LIST_ALL_TIES = load_statement("areas/list_all_ties", TiesRow)
LIST_ASKED = load_statement("areas/list_asked", NeedsRow)
LIST_OFFERED = load_statement("areas/list_offered", OffersRow)
LIST_PUBLIC = load_statement("areas/list_public", PublicRow)


@dataclass(frozen=True)
class Area:
    """An area as it is named in a row."""

    id: str
    name: str
    level: str
    code: str | None
    code_year: int | None


@dataclass(frozen=True)
class Map:
    """All areas, in which one each lies, and which of them share a place with an area in which they do not lie."""

    areas: Mapping[str, Area]
    parents: Mapping[str, str | None]
    area_of: Mapping[str, str]
    """The area of every place: its own, or for a venue the one around it."""
    overlapping: frozenset[str]
    tree: Tree


@dataclass(frozen=True)
class Records:
    """Everything dated that is counted."""

    map: Map
    homes: list[list[Any]]
    ties: list[list[Any]]
    needs: list[list[Any]]
    offers: list[list[Any]]
    organisations: list[list[Any]]
    meetings: list[list[Any]]


async def read_map(database: Database) -> Map:
    """The areas as they lie in each other today."""
    return map_of((await _one(database, LIST_PLACES)).places)


async def read_records(database: Database, first: date, last: date) -> Records:
    """What is counted for the days from `first` to `last`."""
    places, homes, ties, needs, offers, public = await asyncio.gather(
        read_map(database),
        _one(database, LIST_DATED_HOMES),
        _one(database, LIST_ALL_TIES, first=first.isoformat(), last=last.isoformat()),
        _one(database, LIST_ASKED),
        _one(database, LIST_OFFERED),
        _one(database, LIST_PUBLIC),
    )
    return Records(places, homes.homes, ties.ties, needs.needs, offers.offers, public.organisations, public.meetings)


async def _one(database: Database, statement: Statement[Row], **given: object) -> Row:
    return (await database.read(statement, COUNTING, seconds=ANALYSIS_SECONDS, **given))[0]


def map_of(places: list[list[Any]]) -> Map:
    """The areas from lists of id, name, kind, code, year and areas around."""
    around = {each[0]: sorted(each[5]) for each in places}
    kinds = {each[0]: each[2] for each in places}
    areas = {
        id_: Area(id_, name, kind, code, year)
        for id_, name, kind, code, year, _ in places
        if kind != LocationKind.VENUE
    }
    parents = {each: _parent(each, around) for each in areas}
    area_of = {each: each if each in areas else (around[each] or [""])[0] for each in kinds}
    overlapping = {other for each in areas for other in around[each] if other != parents[each]}
    # Whatever lies around it shares the place too, unless the area in which it counts lies in that as well.
    for each in areas:
        own = set(_upwards(each, parents))
        for other in around[each]:
            overlapping |= {above for above in _upwards(other, parents) if above not in own}
    return Map(areas, parents, area_of, frozenset(overlapping), Tree.of(parents))


def _parent(area: str, around: Mapping[str, list[str]]) -> str | None:
    """The area in which one counts: the first by id of those around it, never by way of itself."""
    for other in around[area]:
        seen, each = {area}, other
        while each is not None and each not in seen:
            seen.add(each)
            each = next(iter(around.get(each, ())), None)
        if each is None:
            return other
    return None


def _upwards(area: str, parents: Mapping[str, str | None]) -> list[str]:
    found: list[str] = []
    each: str | None = area
    while each is not None:
        found.append(each)
        each = parents.get(each)
    return found
