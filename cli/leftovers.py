"""While a service runs: finishes or undoes what a load that was killed left half done."""

import asyncio

import structlog

from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.errors import DatabaseUnavailable, SchakelError
from graph.settings import DatabaseSettings
from seeds.left import find_load

LOOK_SECONDS = 5.0

log = structlog.get_logger()


async def clear_loads(settings: DatabaseSettings) -> None:
    """Looks every few seconds until it is cancelled; a load that is under way is left alone."""
    async with Database.connect(settings) as database:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await _clear(database)
            except DatabaseUnavailable:
                # That it is away for a while is others' business.
                continue
            except SchakelError as error:
                log.error("load_not_cleared", code=error.code)


async def _clear(database: Database) -> None:
    if await find_load(database, DEMO_VIEWER) is None:
        return
    # What it takes to load is needed by hardly any service.
    from seeds.load import resume_loads
    from seeds.staging import Left

    outcome = await resume_loads(database)
    if outcome in (Left.FINISHED, Left.UNDONE):
        log.info("load_cleared", outcome=outcome)
