"""Whether an earlier load was left half done: what every command asks first, apart from all that it takes to load."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.access import DEMO_VIEWER, Viewer
from graph.database import Database
from graph.statements import load_statement

if TYPE_CHECKING:
    from seeds.folder_read import OnProgress
    from seeds.staging import Left


@dataclass(frozen=True)
class LoadRow:
    """A load under way, as any process sees it."""

    run: str
    format: int
    holder: str
    status: str
    day: date
    seconds_silent: int
    chunks: int


FIND_LOAD = load_statement("load/find_load", LoadRow)


async def find_load(database: Database, viewer: Viewer) -> LoadRow | None:
    """The load that has begun and not ended, if there is one."""
    return await database.read_first(FIND_LOAD, viewer)


async def clear_left(database: Database, on_progress: "OnProgress | None" = None) -> "Left | None":
    """Finishes or undoes what a killed load left, and tells which; None where there is nothing of any load."""
    if await find_load(database, DEMO_VIEWER) is None:
        return None
    # What it takes to load is imported by hardly any command but `load` itself.
    from seeds.load import resume_loads

    return await resume_loads(database, on_progress=on_progress)
