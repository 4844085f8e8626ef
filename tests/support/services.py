"""Services with patient deadlines: what is tested is the answer, and a busy machine may be slow to plan it."""

import time
from typing import Any

from api.context import Context, Services
from api.reading.route import Route
from graph.database import Database
from graph.errors import LimitExceeded
from graph.projection import Reader
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots

PATIENCE = 60.0


def patient_settings() -> ServiceSettings:
    """Settings with a minute for every question."""
    return ServiceSettings(graphiql=True).model_copy(
        update={"request_seconds": PATIENCE, "analysis_seconds": PATIENCE, "new_texts_per_minute": 10_000}
    )


def patient_services(database: Database) -> Services:
    """The services on a database, with a minute for every question."""
    settings = patient_settings()
    reader = Reader(database, new_texts_per_minute=settings.new_texts_per_minute, seconds=PATIENCE)
    return Services(database, reader, Snapshots(database), settings)


async def answered(route: Route, context: Context, query: str) -> dict[str, Any]:
    """The answer to a query; asked again while a busy machine is too slow to plan its statements."""
    end = time.monotonic() + PATIENCE
    while True:
        given = await route.answer(context, query, {})
        codes = [each["extensions"].get("code") for each in given.get("errors", ())]
        if LimitExceeded.code not in codes or time.monotonic() > end:
            return given
