"""Has one change at a time put a text that is new to the database, which else plans it once for each of them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

PLANNING_SECONDS = 1.5
KNOWN_TEXTS = 5_000


class FirstTexts:
    """Who is the first to put a text, and whether the database has planned it since.

    Others wait no longer than planning takes: who is first may be kept by what one of them holds.
    """

    def __init__(self) -> None:
        self._planned: dict[str, asyncio.Event] = {}

    @asynccontextmanager
    async def turn(self, text: str) -> AsyncGenerator[None]:
        """Around the putting of a text, until the database has taken it; its rows are read afterwards."""
        planned = self._planned.get(text)
        if planned is None:
            if len(self._planned) >= KNOWN_TEXTS:
                self._planned.clear()
            planned = self._planned[text] = asyncio.Event()
            try:
                yield
            finally:
                planned.set()
            return
        if not planned.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(planned.wait(), PLANNING_SECONDS)
        yield
