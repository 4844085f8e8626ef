"""A text that is put for the first time is put to its end, also when its asker does not wait for that.

Those who put it at once let one of them put it first.
"""

import asyncio
import itertools
from typing import Any

import pytest

from graph.access import DEMO_VIEWER
from graph.database import Database, Transaction
from graph.first_texts import MOST_LEFT
from tests.support.changes import count
from tests.support.graph import draw, wipe

# The driver leaves the socket of a call that was cancelled to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

# Long enough to be left, short enough to be waited for.
SLOW = "UNWIND range(1, {size}) AS one UNWIND range(1, 1000) AS other WITH one + other AS sum RETURN max(sum)"


_SIZES = itertools.count(3_000)


def texts(count: int) -> list[str]:
    """As many texts as are wanted, which nobody has put before."""
    return [SLOW.format(size=next(_SIZES)) for _ in range(count)]


async def leave(database: Database, text: str) -> None:
    """Asks, and goes away before there is an answer."""
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await database.read_text(text, {}, name="slow")


async def test_a_first_text_is_finished_without_its_asker(database: Database) -> None:
    [text] = texts(1)

    await leave(database, text)

    [first] = database._asked.under_way
    assert len(await first) == 1
    assert text in database._asked.planned
    assert database._asked.under_way == set()


async def test_a_text_that_was_planned_ends_with_its_asker(database: Database) -> None:
    [text] = texts(1)
    await database.read_text(text, {}, name="slow")

    await leave(database, text)

    assert database._asked.under_way == set()


async def test_no_more_than_a_few_are_left(database: Database) -> None:
    await asyncio.gather(*(leave(database, text) for text in texts(3 * MOST_LEFT)))

    assert len(database._asked.left) == MOST_LEFT
    await asyncio.wait(database._asked.under_way)
    assert database._asked.left == set()


async def test_who_still_waits_takes_no_place_of_what_is_left(database: Database) -> None:
    *others, text = texts(MOST_LEFT + 1)
    waiting = [asyncio.create_task(database.read_text(each, {}, name="slow")) for each in others]

    await leave(database, text)
    [left] = database._asked.left
    await asyncio.gather(*waiting)

    assert len(await left) == 1


async def test_of_several_who_ask_at_once_one_has_it_planned(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    [text] = texts(1)
    own, before = database._rows, list[bool]()

    async def noting(*given: Any) -> list[list[Any]]:
        before.append(text in database._asked.planned)
        return await own(*given)

    monkeypatch.setattr(database, "_rows", noting)

    answers = await asyncio.gather(*(database.read_text(text, {}, name="slow", seconds=20) for _ in range(4)))

    assert before == [False, True, True, True]
    assert len({rows[0][0] for rows in answers}) == 1


async def test_who_waits_for_the_first_and_goes_away_leaves_nothing(database: Database) -> None:
    [text] = texts(1)
    first = asyncio.create_task(database.read_text(text, {}, name="slow", seconds=20))
    await asyncio.sleep(0)

    waiting = asyncio.create_task(database.read_text(text, {}, name="slow"))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])

    assert len(database._asked.under_way) == 1
    assert database._asked.left == set()
    assert len(await first) == 1


async def test_who_puts_a_text_first_keeps_nobody_for_whom_it_waits(database: Database) -> None:
    await wipe(database)
    await draw(database, "CREATE (:Made)")
    text = f"MATCH (made:Made) SET made.by = $by, made.at{next(_SIZES)} = 1"
    is_held, is_put = asyncio.Event(), asyncio.Event()

    async def hold_and_put_second(change: Transaction) -> None:
        await change.run_text("MATCH (made:Made) SET made.by = 'nobody'", {})
        is_held.set()
        await is_put.wait()
        await change.run_text(text, {"by": "second"})

    async def put_first(change: Transaction) -> None:
        is_put.set()
        await change.run_text(text, {"by": "first"})

    holding = asyncio.create_task(database.write(DEMO_VIEWER, hold_and_put_second, name="tests/hold", seconds=20))
    await is_held.wait()
    async with asyncio.timeout(20):
        await asyncio.gather(holding, database.write(DEMO_VIEWER, put_first, name="tests/put", seconds=20))

    assert await count(database, "(:Made {by: 'first'})") == 1
