"""A database to work with: the one in NEO4J_URI, else an engine; with the schema of this code and no load left half."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr

from cli.mark import day_of
from cli.options import data_directory
from cli.progress import Shown, stages_on
from cli.sharing import UsedEngine, used_engine
from cli.signals import run
from engine.directory import Layout
from graph.database import Database
from graph.errors import Conflict, DatabaseUnavailable, ReadOnly
from graph.schema import apply_schema
from graph.settings import DatabaseSettings, Settings
from graph.sight import bring_to
from seeds.left import clear_left

Result = TypeVar("Result")


def has_data(data: Path | None) -> bool:
    """Whether there is something to look into: a database that is given, or data in the directory."""
    return bool(Settings().database.uri) or Layout(data_directory(data)).has_data()


def place_of(data: Path | None) -> str:
    """Where the data are that a command works on: a directory, or the address of a database."""
    return Settings().database.uri or str(data_directory(data))


@contextmanager
def chosen_database(
    data: Path | None, shown: Shown, *, stays: bool = False, lasts_briefly: bool = False
) -> Generator[tuple[DatabaseSettings, UsedEngine | None]]:
    """Where the database is for as long as the block lasts, and the engine that runs it, if one of ours does."""
    given = Settings().database
    if given.uri:
        yield given, None
        return
    with used_engine(data_directory(data), shown, stays=stays, lasts_briefly=lasts_briefly) as engine:
        address = engine.address
        found = {"uri": address.uri, "username": address.user, "password": SecretStr(address.password)}
        yield given.model_copy(update={**found, "database": "neo4j"}), engine


@asynccontextmanager
async def ready_database(settings: DatabaseSettings, shown: Shown, day: date) -> AsyncGenerator[Database]:
    """A connection to a database that is fit for this code and this day."""
    async with Database.connect(settings) as database:
        try:
            await apply_schema(database)
        except DatabaseUnavailable as error:
            raise DatabaseUnavailable(f"{error.message} Its address is {settings.uri}.", code=error.code) from error
        await clear_left(database, stages_on(shown))
        # A database that may only be read answers as of the last day on which it was written to; where somebody else
        # changes the same people just then, who brings them to today is settled among these two.
        with suppress(ReadOnly, Conflict):
            await bring_to(database, day, stages_on(shown))
        yield database


def work_on_database(
    data: Path | None,
    work: Callable[[Database, Shown], Awaitable[Result]],
    tell: Callable[[Result], None],
    *,
    lasts_briefly: bool = False,
) -> None:
    """What one command does with a database, and tells of it: at once, before the engine is stopped."""
    with Shown() as shown, chosen_database(data, shown, lasts_briefly=lasts_briefly) as (settings, _):
        result = run(_connected(settings, shown, day_of(data), work))
        shown.hide()
        tell(result)


async def _connected(
    settings: DatabaseSettings, shown: Shown, day: date, work: Callable[[Database, Shown], Awaitable[Result]]
) -> Result:
    async with ready_database(settings, shown, day) as database:
        return await work(database, shown)
