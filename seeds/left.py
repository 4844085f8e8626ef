"""Whether an earlier load was left half done: what every command asks first, apart from all that it takes to load."""

from dataclasses import dataclass

from graph.access import Viewer
from graph.database import Database
from graph.statements import load_statement


@dataclass(frozen=True)
class LoadRow:
    """A load under way, as any process sees it."""

    run: str
    format: int
    holder: str
    status: str
    seconds_silent: int
    chunks: int


FIND_LOAD = load_statement("load/find_load", LoadRow)


async def find_load(database: Database, viewer: Viewer) -> LoadRow | None:
    """The load that has begun and not ended, if there is one."""
    return await database.read_first(FIND_LOAD, viewer)
