"""Computations have threads and a deadline of their own, and are shared by all who ask for the same."""

import asyncio
import threading
import time

import pytest

from graph.errors import LimitExceeded
from graph.snapshot.sharing import Sharing
from graph.snapshot.work import Stop, Workers


def until_stopped(stop: Stop) -> None:
    while True:
        stop.check()
        time.sleep(0.001)


async def test_a_computation_gives_its_result_from_another_thread() -> None:
    workers = Workers()

    found = await workers.run(lambda _: threading.current_thread().name, seconds=5)

    assert found.startswith("analysis")
    workers.close()


async def test_the_event_loop_goes_on_while_a_computation_runs() -> None:
    workers = Workers(1)
    turns = 0

    running = asyncio.ensure_future(workers.run(lambda _: time.sleep(0.2), seconds=5))
    while not running.done():
        await asyncio.sleep(0.005)
        turns += 1

    assert turns > 5
    workers.close()


async def test_a_computation_is_stopped_at_its_deadline() -> None:
    workers = Workers(1)

    with pytest.raises(LimitExceeded, match="took too long"):
        await workers.run(until_stopped, seconds=0.05)

    # The only thread is free again, so it did stop.
    assert await workers.run(lambda _: 7, seconds=5) == 7
    workers.close()


async def test_waiting_for_a_thread_counts() -> None:
    workers = Workers(1)
    first = asyncio.ensure_future(workers.run(lambda _: time.sleep(0.3), seconds=5))
    await asyncio.sleep(0.01)

    with pytest.raises(LimitExceeded):
        await workers.run(lambda _: 7, seconds=0.05)

    await first
    workers.close()


async def test_a_computation_stops_when_its_asker_goes_away() -> None:
    workers = Workers(1)
    seen: list[str] = []

    def compute(stop: Stop) -> None:
        try:
            until_stopped(stop)
        except LimitExceeded:
            seen.append("stopped")
            raise

    running = asyncio.ensure_future(workers.run(compute, seconds=30))
    await asyncio.sleep(0.05)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await workers.run(lambda _: None, seconds=5)

    assert seen == ["stopped"]
    workers.close()


async def test_an_error_in_a_computation_reaches_its_asker() -> None:
    workers = Workers(1)

    def fail(_: Stop) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await workers.run(fail, seconds=5)
    workers.close()


class Making:
    """Counts how often something is made, and lets it be finished from outside."""

    def __init__(self) -> None:
        self.begun = 0
        self.cancelled = 0
        self.go_on = asyncio.Event()

    async def make(self) -> int:
        self.begun += 1
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return self.begun


async def test_all_who_ask_at_once_share_one_making() -> None:
    sharing, making = Sharing[int](), Making()

    asked = [asyncio.ensure_future(sharing.once("key", making.make)) for _ in range(5)]
    await asyncio.sleep(0)
    making.go_on.set()

    assert await asyncio.gather(*asked) == [1] * 5
    assert await sharing.once("key", making.make) == 2
    assert await sharing.once("other", making.make) == 3


async def test_one_who_goes_away_does_not_spoil_it_for_the_others() -> None:
    sharing, making = Sharing[int](), Making()
    first, second = (asyncio.ensure_future(sharing.once("key", making.make)) for _ in range(2))
    await asyncio.sleep(0)

    first.cancel()
    await asyncio.sleep(0)
    making.go_on.set()

    assert await second == 1
    assert making.cancelled == 0


async def test_it_is_cancelled_when_the_last_goes_away_and_made_anew_for_the_next() -> None:
    sharing, making = Sharing[int](), Making()
    only = asyncio.ensure_future(sharing.once("key", making.make))
    await asyncio.sleep(0)

    only.cancel()
    next_one = asyncio.ensure_future(sharing.once("key", making.make))
    await asyncio.sleep(0.01)
    making.go_on.set()

    assert await next_one == 2
    assert making.cancelled == 1


async def test_an_error_reaches_all_and_is_not_kept() -> None:
    sharing = Sharing[int]()

    async def fail() -> int:
        await asyncio.sleep(0)
        raise LimitExceeded("too much")

    found = await asyncio.gather(*(sharing.once("key", fail) for _ in range(3)), return_exceptions=True)

    assert [type(each) for each in found] == [LimitExceeded] * 3
    making = Making()
    making.go_on.set()
    assert await sharing.once("key", making.make) == 1
