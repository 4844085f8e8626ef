"""One computation for all who ask for the same thing at the same time."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Result = TypeVar("Result")


@dataclass
class _Shared(Generic[Result]):
    task: "asyncio.Task[Result]"
    waiting: int = field(default=0)


class Sharing(Generic[Result]):
    """Runs what is asked once for everybody who asks while it runs; it is cancelled when the last of them goes away."""

    def __init__(self) -> None:
        self._running: dict[Hashable, _Shared[Result]] = {}

    async def once(self, key: Hashable, make: Callable[[], Awaitable[Result]]) -> Result:
        """The result for a key, made anew only when nobody is making it."""
        shared = self._running.get(key)
        if shared is None:
            shared = _Shared(asyncio.ensure_future(_awaited(make)))
            self._running[key] = shared
            shared.task.add_done_callback(lambda _: self._running.pop(key, None))
        shared.waiting += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.waiting -= 1
            if shared.waiting == 0 and not shared.task.done():
                # Later askers must not join what is being cancelled.
                self._running.pop(key, None)
                shared.task.cancel()


async def _awaited(make: Callable[[], Awaitable[Result]]) -> Result:
    return await make()
