"""While a service runs: finishes or undoes what a load that was killed left half done."""

import asyncio

import structlog

from graph.database import Database
from graph.errors import DatabaseUnavailable, SchakelError
from graph.settings import DatabaseSettings
from seeds.left import clear_left

LOOK_SECONDS = 5.0

log = structlog.get_logger()


async def clear_loads(settings: DatabaseSettings) -> None:
    """Looks every few seconds until it is cancelled; a load that is under way is left alone."""
    async with Database.connect(settings) as database:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                outcome = await clear_left(database)
            except DatabaseUnavailable:
                # That it is away for a while is others' business.
                continue
            except SchakelError as error:
                log.error("load_not_cleared", code=error.code)
                continue
            if outcome in ("FINISHED", "UNDONE"):
                log.info("load_cleared", outcome=outcome)
