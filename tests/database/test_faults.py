"""A change while the database is stopped or falls silent: told within its time, and whether it may have been stored."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from neo4j.exceptions import Neo4jError

from graph.access import DEMO_VIEWER
from graph.database import WRITE_SECONDS, Database, Transaction
from graph.errors import CommitUnknown, Conflict, DatabaseUnavailable, SchakelError
from graph.settings import DatabaseSettings
from tests.support.changes import count
from tests.support.graph import draw
from tests.support.proxy import BoltProxy

# The driver leaves a socket whose handshake was cut off to the collector.
UNCLOSED = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
pytestmark = [pytest.mark.usefixtures("empty_database"), UNCLOSED]

SECONDS = 1.0
# What a busy machine may take longer.
LEEWAY = 3.0


@pytest.fixture
async def proxy(database_settings: DatabaseSettings) -> AsyncIterator[BoltProxy]:
    """What stands between us and an empty database."""
    async with BoltProxy(str(database_settings.uri)) as proxy:
        yield proxy


@pytest.fixture
async def behind(proxy: BoltProxy, database_settings: DatabaseSettings) -> AsyncIterator[Database]:
    """The database, by way of the proxy; one connection is open."""
    async with Database.connect(database_settings.model_copy(update={"uri": proxy.uri})) as behind:
        await count(behind, "(:Made)")
        yield behind


async def make(change: Transaction) -> None:
    await change.run_text("CREATE (:Made)", {})


async def test_a_change_of_a_stopped_database_is_told_in_time(
    proxy: BoltProxy, behind: Database, database: Database
) -> None:
    await proxy.stop()

    began = time.monotonic()
    with pytest.raises(DatabaseUnavailable, match="Try again") as told:
        await behind.write(DEMO_VIEWER, make, name="tests/make")

    assert time.monotonic() - began < WRITE_SECONDS + LEEWAY
    assert not isinstance(told.value, CommitUnknown)
    assert await count(database, "(:Made)") == 0


async def test_a_database_that_comes_back_in_time_makes_the_change_once(
    proxy: BoltProxy, behind: Database, database: Database
) -> None:
    await asyncio.wait(proxy.break_connections())

    await behind.write(DEMO_VIEWER, make, name="tests/make", seconds=30)

    assert await count(database, "(:Made)") == 1


async def test_a_change_that_did_not_reach_its_end_is_not_stored(
    proxy: BoltProxy, behind: Database, database: Database
) -> None:
    proxy.is_silent = True

    began = time.monotonic()
    with pytest.raises(DatabaseUnavailable, match=r"Nothing was stored.*same mutationId") as told:
        await behind.write(DEMO_VIEWER, make, name="tests/make", seconds=SECONDS)

    assert time.monotonic() - began < SECONDS + LEEWAY
    assert not isinstance(told.value, CommitUnknown)
    assert await count(database, "(:Made)") == 0


async def test_a_change_that_the_database_stops_is_not_told_as_a_question(database: Database) -> None:
    async def make_slowly(change: Transaction) -> None:
        await make(change)
        text = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE sqrt(a * b) < 0 RETURN count(*)"
        await change.run_text(text, {})

    with pytest.raises(DatabaseUnavailable, match=r"Nothing was stored.*same mutationId") as told:
        await database.write(DEMO_VIEWER, make_slowly, name="tests/make", seconds=SECONDS)

    assert not isinstance(told.value, CommitUnknown)
    assert await count(database, "(:Made)") == 0


async def test_a_change_that_waits_too_long_for_another_is_told_so(database: Database) -> None:
    await draw(database, "CREATE (:Made {by: 'nobody'})")
    hold = "MATCH (made:Made) SET made.by = $by"
    is_first = asyncio.Event()

    async def hold_long(change: Transaction) -> None:
        await change.run_text(hold, {"by": "first"})
        is_first.set()
        await asyncio.sleep(SECONDS * 2)

    async def wait_long(change: Transaction) -> None:
        await change.run_text(hold, {"by": "second"})

    holding = asyncio.create_task(database.write(DEMO_VIEWER, hold_long, name="tests/hold"))
    await is_first.wait()
    with pytest.raises(SchakelError, match=r"[Ss]omebody else.*Nothing was stored.*same mutationId"):
        await database.write(DEMO_VIEWER, wait_long, name="tests/wait", seconds=SECONDS)
    await holding

    assert await count(database, "(:Made {by: 'first'})") == 1


async def test_a_change_whose_time_goes_by_between_attempts_is_told_of_the_other(database: Database) -> None:
    async def clash(_: Transaction) -> None:
        raise Neo4jError._hydrate_neo4j(code="Neo.TransientError.Transaction.DeadlockDetected", message="")  # pyright: ignore

    with pytest.raises(Conflict, match=r"Somebody else.*Nothing was stored.*same mutationId"):
        await database.write(DEMO_VIEWER, clash, name="tests/clash", seconds=SECONDS)


async def test_a_commit_that_is_not_answered_may_be_stored(proxy: BoltProxy, behind: Database) -> None:
    async def make_and_fall_silent(change: Transaction) -> None:
        await make(change)
        proxy.is_silent = True

    began = time.monotonic()
    with pytest.raises(CommitUnknown, match="same mutationId"):
        await behind.write(DEMO_VIEWER, make_and_fall_silent, name="tests/make", seconds=SECONDS)

    assert time.monotonic() - began < SECONDS + LEEWAY
