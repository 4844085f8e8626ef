"""While a service runs: what a killed load left half done, and people whose home or legal basis begins or ends."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import structlog

from graph.database import Database
from graph.errors import DatabaseUnavailable, SchakelError
from graph.settings import DatabaseSettings
from graph.sight import bring_to
from seeds.left import clear_left

LOOK_SECONDS = 5.0

log = structlog.get_logger()


async def keep_up(settings: DatabaseSettings, today: Callable[[], date]) -> None:
    """Looks every few seconds until it is cancelled; a load that is under way is left alone."""
    async with Database.connect(settings) as database:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await _done("load_not_cleared", _clear_load(database))
            await _done("day_not_begun", _begin_day(database, today()))


async def _done(failure: str, work: Awaitable[None]) -> None:
    try:
        await work
    except DatabaseUnavailable:
        pass  # that it is away for a while is others' business
    except SchakelError as error:
        log.error(failure, code=error.code)
    except Exception as error:  # noqa: BLE001  # what nobody expected may pass too, and the rest must go on meanwhile
        log.error(failure, code=type(error).__name__)


async def _clear_load(database: Database) -> None:
    outcome = await clear_left(database)
    if outcome in ("FINISHED", "UNDONE"):
        log.info("load_cleared", outcome=outcome)


async def _begin_day(database: Database, day: date) -> None:
    if people := await bring_to(database, day):
        log.info("day_begun", day=day.isoformat(), people=people)
