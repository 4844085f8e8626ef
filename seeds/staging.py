"""The bookkeeping of a load in the database, so that a load killed at any moment is finished or undone.

Checked rows are staged as chunks in the database itself. As long as not all of them are there the load can only be
undone; from the moment it is READY it can only be finished. A chunk is applied and deleted in one transaction.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, TypeVar

from graph.access import Viewer
from graph.database import Database, Transaction
from graph.errors import Conflict, DatabaseUnavailable, DataError, LimitExceeded, SchakelError
from graph.ids import new_id
from graph.rows import RemovedRow
from graph.schema import Nothing
from graph.statements import load_statement
from seeds.applying import FileEffects, apply
from seeds.holder import is_running, this_process
from seeds.left import LoadRow, find_load
from seeds.parts import FORMAT, Part
from seeds.spool import pack, unpack

Status = Literal["CHECKING", "STAGING", "READY"]
SECONDS = 120.0
BEAT_SECONDS = 5.0
TRIES = 3


@dataclass(frozen=True)
class RunRow:
    run: str


@dataclass(frozen=True)
class NumberRow:
    number: int


@dataclass(frozen=True)
class RowsRow:
    rows: bytes


ADD_LOAD = load_statement("load/add_load", RunRow)
CHANGE_LOAD = load_statement("load/change_load", RunRow)
TAKE_OVER_LOAD = load_statement("load/take_over_load", RunRow)
CHANGE_BEAT = load_statement("load/change_beat", RunRow)
REMOVE_LOAD = load_statement("load/remove_load", Nothing)
ADD_CHUNK = load_statement("load/add_chunk", RunRow)
LIST_CHUNKS = load_statement("load/list_chunks", NumberRow)
TAKE_CHUNK = load_statement("load/take_chunk", RowsRow)
REMOVE_CHUNKS = load_statement("load/remove_chunks", RemovedRow)

Result = TypeVar("Result")

OnChunk = Callable[[int, int, list[FileEffects]], None]
"""Told how many chunks are done, how many there are, and what the last one did."""

_ours: set[str] = set()
"""The loads that run in this process; one that it left behind does not hold others up."""


class Run:
    """One load, from the moment it has the lock."""

    def __init__(self, database: Database, viewer: Viewer, name: str, status: Status) -> None:
        self._database = database
        self._viewer = viewer
        self.name = name
        self.status: Status = status

    async def advance(self, status: Status) -> None:
        """Says how far the load is, and that this process does it; Conflict when another process has undone it."""
        given = {"run": self.name, "holder": this_process(), "status": status}
        if await self._write("load/change_load", lambda change: change.first(CHANGE_LOAD, **given)) is None:
            raise _ended()
        self.status = status

    async def take_over(self, before: str) -> bool:
        """Whether this process does the load from now on; not where another was quicker to find that one gone."""
        given = {"run": self.name, "before": before, "holder": this_process()}
        return (
            await self._write("load/take_over_load", lambda change: change.first(TAKE_OVER_LOAD, **given)) is not None
        )

    async def beat(self) -> None:
        """Shows every few seconds that the load is alive, until it is cancelled."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            # The work itself notices a database that is gone, or a load that somebody has ended.
            with suppress(SchakelError):
                await self._write("load/change_beat", lambda change: change.first(CHANGE_BEAT, run=self.name))

    async def stage(self, parts: AsyncIterable[Part], rows_at_once: int, on_rows: Callable[[int], None]) -> None:
        """Stages all rows, in chunks of about so many, and makes the load READY."""
        await self.advance("STAGING")
        number = rows = 0
        waiting: list[Part] = []
        async for part in parts:
            if waiting and sum(len(each.rows) for each in waiting) + len(part.rows) > rows_at_once:
                await self._add(number, waiting)
                on_rows(rows)
                number, waiting = number + 1, []
            waiting.append(part)
            rows += len(part.rows)
        await self._add(number, waiting)
        on_rows(rows)
        await self.advance("READY")

    async def _add(self, number: int, parts: list[Part]) -> None:
        given = {"run": self.name, "number": number, "rows": pack([vars(each) for each in parts])}
        row = await self._write("load/add_chunk", lambda change: change.first(ADD_CHUNK, **given))
        if row is None:
            raise _ended()

    async def apply(self, on_chunk: OnChunk) -> None:
        """Applies what is staged and ends the load."""
        rows = await self._database.read(LIST_CHUNKS, self._viewer, seconds=SECONDS, run=self.name)
        for done, row in enumerate(rows, start=1):
            on_chunk(done, len(rows), await self._stored(row.number, done - 1, len(rows)))
        await self._write("load/remove_load", lambda change: change.run(REMOVE_LOAD, run=self.name))

    async def _stored(self, number: int, done: int, total: int) -> list[FileEffects]:
        """Applies one chunk. When that can never succeed, the rest is set aside: nothing would get past it."""
        try:
            return await self._apply(number)
        except (DatabaseUnavailable, LimitExceeded, Conflict):
            raise
        except Exception as error:
            if not await self._is_ours():
                raise _ended() from error
            await self.undo()
            raise DataError(
                "The load stopped at something that cannot be stored: {done} of {total} parts are in, the rest was set "
                "aside. Mend the folder and load it again; what is in already stays as it is.",
                code="LOAD_STOPPED",
                done=done,
                total=total,
            ) from error

    async def _apply(self, number: int) -> list[FileEffects]:
        for left in reversed(range(TRIES)):
            # Something may have been recorded since the load began to compare with.
            trusts_new = left == TRIES - 1

            async def work(change: Transaction, trusts_new: bool = trusts_new) -> list[FileEffects]:
                taken = await change.first(TAKE_CHUNK, run=self.name, number=number)
                # Where it is gone another process was quicker.
                parts = [Part(**each) for each in unpack(taken.rows)] if taken else []
                return await apply(change, parts if trusts_new else [replace(each, is_new=False) for each in parts])

            try:
                return await self._write("load/apply", work)
            except Conflict:
                if not left:
                    raise
        return []

    async def _is_ours(self) -> bool:
        found = await find_load(self._database, self._viewer)
        return found is not None and (found.run, found.holder) == (self.name, this_process())

    async def undo(self) -> None:
        """Takes out what is staged and was not applied, and ends the load."""
        while True:
            row = await self._write("load/remove_chunks", lambda change: change.first(REMOVE_CHUNKS, run=self.name))
            if row is None or row.removed == 0:
                break
        await self._write("load/remove_load", lambda change: change.run(REMOVE_LOAD, run=self.name))

    async def _write(self, name: str, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        return await self._database.write(self._viewer, work, name=name, seconds=SECONDS)


class Left(StrEnum):
    """What was found of an earlier load, and what was done with it."""

    NOTHING = "NOTHING"
    FINISHED = "FINISHED"
    UNDONE = "UNDONE"
    BUSY = "BUSY"


async def clear(database: Database, viewer: Viewer, on_chunk: OnChunk) -> Left:
    """Finishes or undoes a load whose process is gone; leaves one alone that is under way."""
    found = await find_load(database, viewer)
    if found is None:
        return Left.NOTHING
    if _is_under_way(found):
        return Left.BUSY
    is_ready = found.status == "READY"
    if is_ready and found.format != FORMAT:
        raise DataError("A load was begun by another version of Schakel. Start that version once, so that it finishes.")
    # What began on one day ends as of that day.
    run = Run(database, replace(viewer, day=found.day), found.run, "READY" if is_ready else "STAGING")
    async with _alive(run):
        if not await run.take_over(found.holder):
            return Left.BUSY
        if is_ready:
            await run.apply(on_chunk)
        else:
            await run.undo()
    return Left.FINISHED if is_ready else Left.UNDONE


@asynccontextmanager
async def begun(database: Database, viewer: Viewer) -> AsyncGenerator[Run]:
    """A new load that holds the lock; undone when it fails before all is staged. Conflict when one is under way."""
    name = new_id()
    given = {"run": name, "format": FORMAT, "holder": this_process(), "status": "CHECKING", "day": viewer.day}
    row = await database.write(
        viewer, lambda change: change.first(ADD_LOAD, **given), name=ADD_LOAD.name, seconds=SECONDS
    )
    if row is None or row.run != name:
        raise busy()
    run = Run(database, viewer, name, "CHECKING")
    async with _alive(run):
        try:
            yield run
        except BaseException:
            if run.status != "READY":
                with suppress(SchakelError):
                    await asyncio.shield(run.undo())
            raise


def busy() -> Conflict:
    """The error for a load while another is under way."""
    return Conflict("Another load is under way. Wait until it is done, then load again.", code="LOAD_UNDER_WAY")


@asynccontextmanager
async def _alive(run: Run) -> AsyncGenerator[None]:
    _ours.add(run.name)
    beat = asyncio.create_task(run.beat())
    try:
        yield
    finally:
        beat.cancel()
        _ours.discard(run.name)


def _is_under_way(found: LoadRow) -> bool:
    if found.holder == this_process():
        return found.run in _ours
    return is_running(found.holder, found.seconds_silent)


def _ended() -> Conflict:
    return Conflict("Another process has ended this load. Load the folder again.")
