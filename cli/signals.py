"""Ctrl-C, SIGTERM and a closed terminal all end a command in good order: what was opened is closed again."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import Any, TypeVar

import uvloop

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Result = TypeVar("Result")


class Stopped(BaseException):
    """Somebody asked this process to end. Not an Exception: nothing but the outermost caller should catch it."""


def end_in_order() -> None:
    """From now on the signals that ask for an end raise Stopped. A SIGHUP that nohup ignores stays ignored."""
    for each in ENDING:
        if each is not signal.SIGHUP or signal.getsignal(each) is not signal.SIG_IGN:
            signal.signal(each, _stop)


def finish_undisturbed() -> None:
    """From now on those signals are ignored: what is being closed takes bounded time."""
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)


def run(work: Coroutine[Any, Any, Result], on_signal: Callable[[], object] | None = None) -> Result:
    """Runs `work` in an event loop. A signal calls `on_signal`; without it the work is cancelled and Stopped raised."""
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_with_handlers(work, on_signal))
    except asyncio.CancelledError:
        raise Stopped from None
    finally:
        end_in_order()


async def _with_handlers(work: Coroutine[Any, Any, Result], on_signal: Callable[[], object] | None) -> Result:
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    for each in ENDING:
        if signal.getsignal(each) is not signal.SIG_IGN:
            loop.add_signal_handler(each, on_signal or task.cancel)
    return await task


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped
