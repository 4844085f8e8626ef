"""Keeps on each person what the rule of sight reads: at every write of a home or a legal basis, and every new day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from graph.access import DEMO_VIEWER, until_key
from graph.database import Database, Transaction
from graph.model import DataClass
from graph.model.kinds import Audience
from graph.schema import Nothing
from graph.statements import load_statement

REFRESH_HOMES = load_statement("system/refresh_homes", Nothing)
REFRESH_BASES = load_statement("system/refresh_bases", Nothing)


@dataclass(frozen=True)
class Revision:
    """The number of the last change of the graph; None before the first."""

    revision: int | None


@dataclass(frozen=True)
class SightRow:
    """As of which days people are kept, as ISO text, after which change."""

    first: str
    last: str
    revision: int


@dataclass(frozen=True)
class PersonRow:
    id: str


RAISE_REVISION = load_statement("system/raise_revision", Revision)
FIND_REVISION = load_statement("system/find_revision", Revision)
FIND_SIGHT_DAYS = load_statement("system/find_sight_days", SightRow)
CHANGE_SIGHT_DAYS = load_statement("system/change_sight_days", Nothing)
LIST_DUE = load_statement("system/list_due", PersonRow)
UNKNOWN = SightRow(first="", last="9999-12-31", revision=0)
PEOPLE_AT_ONCE = 1_000  # ten thousand take more memory than one transaction may use
SECONDS = 60.0

SIGHTS = [
    {"key": until_key(each, audience), "dataClass": each.value, "audience": audience.value}
    for each in DataClass
    for audience in Audience
]


async def refresh_homes(change: Transaction, person_ids: Iterable[str]) -> None:
    """Recomputes the home area of these people, in the transaction that changed it."""
    await change.run(REFRESH_HOMES, person_ids=sorted(set(person_ids)), day=change.viewer.day.isoformat())


async def refresh_bases(change: Transaction, person_ids: Iterable[str]) -> None:
    """Recomputes until when these people may be seen, in the transaction that changed a legal basis."""
    await change.run(
        REFRESH_BASES, person_ids=sorted(set(person_ids)), sights=SIGHTS, day=change.viewer.day.isoformat()
    )


async def raise_revision(change: Transaction) -> None:
    """Tells all workers that the graph has changed; every change ends with it."""
    await change.run(RAISE_REVISION, day=change.viewer.day.isoformat())


async def bring_to(database: Database, day: date, on_progress: Callable[[str, int, int], None] | None = None) -> int:
    """Makes everybody's home and sight those of a day, and tells of how many they had to be recomputed.

    A home that was to begin today counts from today, also when nobody has changed anything since it was recorded.
    Each change keeps people as of its own day, which need not be today for one that was under way at midnight: so it
    is known of the graph as of which days people are kept, and whoever has something begin or end among these is due.
    """
    viewer, text = replace(DEMO_VIEWER, day=day), day.isoformat()
    kept = await database.read_first(FIND_SIGHT_DAYS, viewer) or UNKNOWN
    if kept.first == kept.last == text:
        return 0
    between = {"first": min(kept.first, text), "last": max(kept.last, text)}
    due = [row.id for row in await database.read(LIST_DUE, viewer, seconds=SECONDS, **between)]

    async def write(change: Transaction, ids: list[str]) -> None:
        await refresh_homes(change, ids)
        await refresh_bases(change, ids)
        await raise_revision(change)

    for first in range(0, len(due), PEOPLE_AT_ONCE):
        if on_progress:
            on_progress("sight", first, len(due))
        some = due[first : first + PEOPLE_AT_ONCE]
        await database.write(viewer, lambda change, some=some: write(change, some), name="sight", seconds=SECONDS)
    # Last, so that what was broken off halfway is done again, and what others changed meanwhile as of another day.
    given = {"day": text, "revision": kept.revision}
    await database.write(
        viewer, lambda change: change.run(CHANGE_SIGHT_DAYS, **given), name=CHANGE_SIGHT_DAYS.name, seconds=SECONDS
    )
    return len(due)
