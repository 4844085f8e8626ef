"""A text that nobody put before is put by one, and by the others when the database has planned it."""

import asyncio
from types import NoneType

import pytest

from graph.first_texts import FirstTexts


async def four_at_once(texts: FirstTexts, *, refused: int = -1) -> tuple[list[object], list[int]]:
    """What became of four who put one text at once, of whom one is refused, and how many put it when each began."""
    under_way, most = 0, list[int]()

    async def put(number: int) -> None:
        nonlocal under_way
        async with texts.turn("RETURN 1"):
            under_way += 1
            most.append(under_way)
            await asyncio.sleep(0.01)
            under_way -= 1
            if number == refused:
                raise ValueError("refused")

    return await asyncio.gather(*(put(number) for number in range(4)), return_exceptions=True), most


async def test_the_first_puts_a_text_alone_and_all_others_put_it_together() -> None:
    outcomes, most = await four_at_once(FirstTexts())

    assert outcomes == [None] * 4
    assert most == [1, 1, 2, 3]


async def test_another_text_is_not_waited_for() -> None:
    texts = FirstTexts()

    async with texts.turn("RETURN 1"), asyncio.timeout(0.1), texts.turn("RETURN 2"):
        pass


async def test_a_text_whose_first_put_fails_is_put_by_others() -> None:
    texts = FirstTexts()

    with pytest.raises(ValueError, match="refused"):
        async with texts.turn("RETURN 1"):
            raise ValueError("refused")

    async with asyncio.timeout(0.1), texts.turn("RETURN 1"):
        pass


async def test_when_the_first_fails_the_next_puts_it_alone() -> None:
    outcomes, most = await four_at_once(FirstTexts(), refused=0)

    assert [type(each) for each in outcomes] == [ValueError, NoneType, NoneType, NoneType]
    assert most == [1, 1, 1, 2]


async def test_nobody_waits_longer_than_planning_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.first_texts.PLANNING_SECONDS", 0.05)
    texts, is_over = FirstTexts(), asyncio.Event()

    async def put_first() -> str:
        await is_over.wait()
        return "first"

    async def put_second() -> str:
        texts.note("RETURN 1")
        return "second"

    first = asyncio.create_task(texts.to_its_end("RETURN 1", put_first))
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        assert await texts.to_its_end("RETURN 1", put_second) == "second"

    assert texts.planned == {"RETURN 1"}
    is_over.set()
    assert await first == "first"


async def test_a_first_who_is_stopped_before_beginning_keeps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.first_texts.MOST_LEFT", 0)
    texts = FirstTexts()

    async def put() -> str:
        return "put"

    first = asyncio.create_task(texts.to_its_end("RETURN 1", put))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait([first])

    async with asyncio.timeout(0.5):
        assert await texts.to_its_end("RETURN 1", put) == "put"
