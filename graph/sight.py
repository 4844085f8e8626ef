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
class DayRow:
    """A day as ISO text; empty for none."""

    day: str


@dataclass(frozen=True)
class PersonRow:
    id: str


RAISE_REVISION = load_statement("system/raise_revision", Revision)
FIND_REVISION = load_statement("system/find_revision", Revision)
FIND_SIGHT_DAY = load_statement("system/find_sight_day", DayRow)
CHANGE_SIGHT_DAY = load_statement("system/change_sight_day", Nothing)
LIST_DUE = load_statement("system/list_due", PersonRow)
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
    await change.run(RAISE_REVISION)


async def bring_to(database: Database, day: date, on_progress: Callable[[str, int, int], None] | None = None) -> int:
    """Makes everybody's home and sight those of a day, and tells of how many they had to be recomputed.

    A home that was to begin today counts from today, also when nobody has changed anything since it was recorded.
    """
    viewer, text = replace(DEMO_VIEWER, day=day), day.isoformat()
    kept = await database.read_first(FIND_SIGHT_DAY, viewer)
    before = kept.day if kept else ""
    if before == text:
        return 0
    due = [row.id for row in await database.read(LIST_DUE, viewer, seconds=SECONDS, before=before, day=text)]

    async def write(change: Transaction, ids: list[str]) -> None:
        await refresh_homes(change, ids)
        await refresh_bases(change, ids)
        await raise_revision(change)

    for first in range(0, len(due), PEOPLE_AT_ONCE):
        if on_progress:
            on_progress("sight", first, len(due))
        some = due[first : first + PEOPLE_AT_ONCE]
        await database.write(viewer, lambda change, some=some: write(change, some), name="sight", seconds=SECONDS)
    # Last, so that what was broken off halfway is done again.
    await database.write(
        viewer, lambda change: change.run(CHANGE_SIGHT_DAY, day=text), name=CHANGE_SIGHT_DAY.name, seconds=SECONDS
    )
    return len(due)
