"""Keeps on each person what the rule of sight reads; called by every write of a home or a legal basis."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.access import until_key
from graph.database import Transaction
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


RAISE_REVISION = load_statement("system/raise_revision", Revision)
FIND_REVISION = load_statement("system/find_revision", Revision)

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
