"""What a database holds: how many people and organisations, and what they came of."""

from dataclasses import dataclass
from typing import Any

from graph.access import Viewer
from graph.database import Database
from graph.statements import load_statement

SECONDS = 30.0


@dataclass(frozen=True)
class Holdings:
    """How many people and organisations there are, and the sources of most people, each with how many."""

    people: int
    organisations: int
    sources: list[Any]


COUNT_PARTIES = load_statement("load/count_parties", Holdings)


async def count_parties(database: Database, viewer: Viewer) -> Holdings:
    """What is there now."""
    row = await database.read_first(COUNT_PARTIES, viewer, seconds=SECONDS)
    return row or Holdings(0, 0, [])
