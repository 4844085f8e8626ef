"""Has the database plan every statement before the first asker waits for it: a new text takes 20 to 170 ms to plan."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from itertools import product

import structlog

from graph.access import Viewer
from graph.changes.mutations import CLAIM_MUTATION
from graph.database import Database, Transaction
from graph.errors import DatabaseUnavailable, SchakelError
from graph.ids import new_id
from graph.projection import Children, Reader, Selected
from graph.projection.fields import members
from graph.usual import FEW, MANY, Call, nobodies, usual

log = structlog.get_logger()

SECONDS = 10.0
MOST_PATIENCE = 5.0

# What answers show of most entities; other selections are planned when somebody asks for them.
_NAMED = ("Person", "Organisation", "Location", "Meeting", "Arrangement", "Goal")
_USUAL = [
    *((label, ("id", "name")) for label in (*_NAMED, "Party")),
    ("Party", ("name",)),
    *(("Talent", labels) for labels in (("labelNl",), ("labelEn",), ("labelNl", "labelEn"))),
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


async def plan_statements(database: Database, viewer: Viewer, askers: Askers, calls: Iterable[Call]) -> None:
    """Puts every call once: EXPLAIN leaves no plan behind. A failure only costs time later.

    An answer that somebody waits for comes first: on a busy machine both together take longer than is waited for.
    """
    for call in calls:
        await askers.gone()
        try:
            await (_plan_change if call.is_of_change else _plan)(database, viewer, call)
        except DatabaseUnavailable as error:
            log.warning("not_planned", statement=call.statement.name, code=error.code)
            return
        except SchakelError:
            continue  # stopped or refused while it ran on nothing: it is planned all the same


async def plan_readings(reader: Reader, viewer: Viewer, askers: Askers) -> None:
    """Reads nobody and nothing in the ways in which most is read, when nobody waits for an answer."""
    for size, (end, fields) in product((MANY, FEW), _USUAL):
        await askers.gone()
        children = Children({label: tuple(Selected(each, each) for each in fields) for label in members(end)})
        try:
            await reader.filled(viewer, end, Selected("", "", {}, children), nobodies(size))
        except SchakelError as error:
            log.warning("not_planned", reading=end, code=error.code)
            return


async def _plan(database: Database, viewer: Viewer, call: Call) -> None:
    text = call.statement.text(viewer.sight)
    await database.read_text(text, call.given(viewer), name=call.statement.name, seconds=SECONDS)


async def _plan_change(database: Database, viewer: Viewer, call: Call) -> None:
    """Plans it as changes put it, after the claim of their mutationId: what has changed nothing has other plans."""

    async def work(change: Transaction) -> None:
        if call.statement is not CLAIM_MUTATION:
            # In a key of its own, so that nobody waits for another.
            claim = usual(CLAIM_MUTATION) | {"key": f"planning {new_id()}"}
            await change.run_text(CLAIM_MUTATION.text(viewer.sight), claim)
        await change.run_text(call.statement.text(viewer.sight), call.given(viewer))
        raise _TakenBackError

    with suppress(_TakenBackError):
        await database.write(viewer, work, name=f"planning/{call.statement.name}", seconds=SECONDS)
