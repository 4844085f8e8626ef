"""Has the database plan every question before the first asker waits for it: a new text takes 20 to 170 ms to plan."""

import structlog

from graph.access import Viewer
from graph.database import Database
from graph.dates import today
from graph.errors import DatabaseUnavailable, SchakelError
from graph.statements import LOADED, Statement

log = structlog.get_logger()

SECONDS = 10.0

# The database keeps one plan per text, types of parameters and size class of lists, so these are like the real ones
# but fit nothing that is stored.
NOTHING: dict[str, object] = {
    "string": "",
    "integer": 1,
    "boolean": False,
    "date": today(),
    "list": [""] * 11,
    "map": {},
}


async def plan_statements(database: Database, viewer: Viewer) -> None:
    """Runs every read statement once on nothing: EXPLAIN leaves no plan behind. A failure only costs time later."""
    for statement in list(LOADED.values()):
        if statement.header.mode == "read":
            try:
                await _plan(database, viewer, statement)
            except DatabaseUnavailable as error:
                log.warning("not_planned", statement=statement.name, code=error.code)
                return
            except SchakelError:
                continue  # stopped or refused while it ran on nothing: it is planned all the same


async def _plan(database: Database, viewer: Viewer, statement: Statement[object]) -> None:
    own = {name: NOTHING.get(type_, "") for name, type_ in statement.header.parameters.items()}
    more = viewer.parameters() if statement.needs_viewer else {}
    await database.read_text(statement.text(viewer.sight), {**own, **more}, name=statement.name, seconds=SECONDS)
