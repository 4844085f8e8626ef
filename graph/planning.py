"""Has the database plan every statement before the first asker waits for it: a new text takes 20 to 170 ms to plan."""

import asyncio
from contextlib import suppress

import structlog

from graph.access import Viewer
from graph.database import Database, Transaction
from graph.dates import today
from graph.errors import DatabaseUnavailable, SchakelError
from graph.projection import Children, Reader, Selected
from graph.projection.fields import members
from graph.statements import LOADED, Statement

log = structlog.get_logger()

SECONDS = 10.0
MOST_PATIENCE = 5.0

NO_IDS = ("",) * 11
# The database keeps one plan per text, types of parameters and size class of lists, so these are like the real ones
# but fit nothing that is stored.
NOTHING: dict[str, object] = {
    "string": "",
    "integer": 1,
    "boolean": False,
    "date": today(),
    "list": list(NO_IDS),
    "map": {},
}


# What answers show of most entities; other selections are planned when somebody asks for them.
_NAMED = ("Person", "Organisation", "Location", "Meeting", "Arrangement", "Goal")
_USUAL = [
    *((label, ("id", "name")) for label in (*_NAMED, "Party")),
    *(("Talent", ("id", label)) for label in ("labelNl", "labelEn")),
    ("Need", ("id", "summary")),
]


class _TakenBackError(Exception):
    """Ends a transaction that must leave nothing behind."""


class Askers:
    """Those who wait for an answer: what can wait is done when there are none.

    Used as a context around the work for one of them.
    """

    def __init__(self) -> None:
        self._count = 0
        self._none = asyncio.Event()
        self._none.set()

    def __enter__(self) -> None:
        self._count += 1
        self._none.clear()

    def __exit__(self, *_: object) -> None:
        self._count -= 1
        if not self._count:
            self._none.set()

    async def gone(self) -> None:
        """Waits until there are none, though not for ever: where somebody always asks, the rest still gets its turn."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._none.wait(), MOST_PATIENCE)


async def plan_statements(database: Database, viewer: Viewer, askers: Askers) -> None:
    """Runs every statement once on nothing: EXPLAIN leaves no plan behind. A failure only costs time later.

    An answer that somebody waits for comes first: on a busy machine both together take longer than is waited for.
    """
    # Questions first: they come first, and a change has no plan to share with them. The longest, as a rule the dearest
    # to plan, before others.
    for statement in sorted(LOADED.values(), key=lambda each: (each.header.mode != "read", -len(each.body))):
        if statement.header.mode == "schema":
            continue
        await askers.gone()
        try:
            await (_plan if statement.header.mode == "read" else _plan_write)(database, viewer, statement)
        except DatabaseUnavailable as error:
            log.warning("not_planned", statement=statement.name, code=error.code)
            return
        except SchakelError:
            continue  # stopped or refused while it ran on nothing: it is planned all the same


async def plan_readings(reader: Reader, viewer: Viewer, askers: Askers) -> None:
    """Reads nobody and nothing in the ways in which most is read, when nobody waits for an answer."""
    for end, fields in _USUAL:
        await askers.gone()
        children = Children({label: tuple(Selected(each, each) for each in fields) for label in members(end)})
        try:
            await reader.filled(viewer, end, Selected("", "", {}, children), NO_IDS)
        except SchakelError as error:
            log.warning("not_planned", reading=end, code=error.code)
            return


async def _plan(database: Database, viewer: Viewer, statement: Statement[object]) -> None:
    parameters = _nothing(viewer, statement)
    await database.read_text(statement.text(viewer.sight), parameters, name=statement.name, seconds=SECONDS)


async def _plan_write(database: Database, viewer: Viewer, statement: Statement[object]) -> None:
    async def work(change: Transaction) -> None:
        await change.run_text(statement.text(viewer.sight), _nothing(viewer, statement))
        raise _TakenBackError

    with suppress(_TakenBackError):
        await database.write(viewer, work, name=f"planning/{statement.name}", seconds=SECONDS)


def _nothing(viewer: Viewer, statement: Statement[object]) -> dict[str, object]:
    own = {name: NOTHING.get(type_, "") for name, type_ in statement.header.parameters.items()}
    return {**own, **viewer.parameters()} if statement.needs_viewer else own
