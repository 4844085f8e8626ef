"""Small graphs for tests, written in Cypher into the real database."""

import asyncio

from graph.access import DEMO_VIEWER
from graph.database import Database, Transaction
from graph.sight import raise_revision


async def draw(database: Database, text: str, **parameters: object) -> list[list[object]]:
    """Runs Cypher in one transaction, raises the revision, and gives the rows."""

    async def work(change: Transaction) -> list[list[object]]:
        rows = await change.run_text(text, parameters)
        await raise_revision(change)
        return rows

    return await database.write(DEMO_VIEWER, work, name="tests/draw", seconds=30)


async def wipe(database: Database) -> None:
    """Takes everything out but what the schema keeps."""
    while (
        await draw(
            database,
            "MATCH (n) WHERE NOT n:Schema AND NOT n:Revision WITH n LIMIT 2000 DETACH DELETE n RETURN count(*)",
        )
    )[0][0]:
        pass


async def until(database: Database, question: str) -> None:
    """Waits until the database answers a question with yes, because another process did something."""
    for _ in range(10_000):
        if await draw(database, question) == [[True]]:
            return
        await asyncio.sleep(0.005)
    raise AssertionError(f"not so in time: {question}")
