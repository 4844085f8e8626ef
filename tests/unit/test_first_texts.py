"""A text that nobody put before is put by one change, and by the others when the database has planned it."""

import asyncio

import pytest

from graph.first_texts import FirstTexts


async def test_the_first_puts_a_text_alone_and_all_others_put_it_together() -> None:
    texts, under_way, most = FirstTexts(), 0, list[int]()

    async def put() -> None:
        nonlocal under_way
        async with texts.turn("RETURN 1"):
            under_way += 1
            most.append(under_way)
            await asyncio.sleep(0.01)
            under_way -= 1

    await asyncio.gather(*(put() for _ in range(4)))

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
