"""Which texts the database has planned, and who puts one first: it plans a new text once for each who puts it at once.

A new text takes it 20 to 170 ms, on a busy machine seconds.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

PLANNING_SECONDS = 1.5
KNOWN_TEXTS = 5_000
# What askers who went away leave to be planned: more than these at once would keep the database from other answers.
MOST_LEFT = 4

Result = TypeVar("Result")


class FirstTexts:
    """Of several who put a new text at once only the first does; the others wait until the database has planned it.

    They wait no longer than planning takes: who is first may be kept by what one of them holds. `planned` holds the
    texts that need none of this.
    """

    def __init__(self) -> None:
        self.planned: set[str] = set()
        self.under_way: set[asyncio.Task[Any]] = set()
        # Those under way for which nobody waits.
        self.left: set[asyncio.Task[Any]] = set()
        self._putting: dict[str, asyncio.Event] = {}

    def note(self, text: str) -> None:
        """The database has planned this text."""
        if text in self.planned:
            return
        if len(self.planned) >= KNOWN_TEXTS:
            self.planned.clear()
        self.planned.add(text)
        self._let_others(text)

    @asynccontextmanager
    async def turn(self, text: str) -> AsyncGenerator[None]:
        """Around the putting of a text, until the database has planned it; its rows are read afterwards."""
        is_first = await self._is_first(text)
        try:
            yield
            self.note(text)
        finally:
            if is_first:
                self._let_others(text)

    async def to_its_end(self, text: str, put: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        """What `put` gives, which notes the text when it is planned.

        The first puts it to its end even when the asker goes away: the plan would be lost, and who asks again would
        wait as long for the next.
        """
        if not await self._is_first(text):
            return await put()
        first = asyncio.create_task(put())
        self.under_way.add(first)
        first.add_done_callback(self._end)
        # Not in `put`: a task that is cancelled before it begins does nothing at its end.
        first.add_done_callback(lambda _: self._let_others(text))
        try:
            return await asyncio.shield(first)
        except asyncio.CancelledError:
            if len(self.left) < MOST_LEFT:
                self.left.add(first)
            else:
                first.cancel()
            raise

    async def _is_first(self, text: str) -> bool:
        """Waits while others put a text; whether it is now for the caller to put it, and for others to wait."""
        try:
            async with asyncio.timeout(PLANNING_SECONDS):
                while putting := self._putting.get(text):
                    await putting.wait()
        except TimeoutError:
            return False
        if text in self.planned:
            return False
        self._putting[text] = asyncio.Event()
        return True

    def _let_others(self, text: str) -> None:
        if putting := self._putting.pop(text, None):
            putting.set()

    def _end(self, task: asyncio.Task[Any]) -> None:
        self.under_way.discard(task)
        self.left.discard(task)
        if not task.cancelled():
            task.exception()  # an asker who went away no longer asks for it
