"""The upkeep of a service that runs, in a hurry."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import date

import pytest

from cli import upkeep
from graph.settings import DatabaseSettings


@asynccontextmanager
async def kept_up(
    settings: DatabaseSettings, today: Callable[[], date], monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[None]:
    """Looks many times a second for as long as the block lasts."""
    monkeypatch.setattr(upkeep, "LOOK_SECONDS", 0.05)
    keeping = asyncio.create_task(upkeep.keep_up(settings, today))
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
