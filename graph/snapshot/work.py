"""Long computations: in threads of their own, with a deadline, stopped when nobody waits for them any more."""

import asyncio
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from graph.errors import LimitExceeded

TOO_SLOW = "The analysis took too long and was stopped. Ask for a smaller area, or for fewer figures."

Result = TypeVar("Result")


class Stop:
    """Tells a computation when to give up; it must ask, since a thread cannot be ended from outside."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._stopped = threading.Event()

    def set(self) -> None:
        """Nobody waits any more."""
        self._stopped.set()

    def check(self) -> None:
        """LimitExceeded when the deadline has passed or nobody waits any more."""
        if self._stopped.is_set() or time.monotonic() > self._until:
            raise LimitExceeded(TOO_SLOW)


class Workers:
    """A few threads for computations; the libraries used let go of the interpreter while they compute."""

    def __init__(self, threads: int | None = None) -> None:
        self._pool = ThreadPoolExecutor(threads or os.cpu_count() or 1, thread_name_prefix="analysis")

    async def run(self, computation: Callable[[Stop], Result], *, seconds: float) -> Result:
        """The result of a computation; LimitExceeded when it is not there in time, waiting for a thread included."""
        stop = Stop(seconds)
        future = asyncio.get_running_loop().run_in_executor(self._pool, computation, stop)
        try:
            async with asyncio.timeout(seconds):
                return await future
        except TimeoutError as error:
            raise LimitExceeded(TOO_SLOW) from error
        finally:
            stop.set()

    def close(self) -> None:
        """Lets go of the threads; what still waits for one is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)
