"""Loads that are killed, or that meet: all of a folder is in the graph, or nothing of it."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.errors import Conflict, DataError
from graph.settings import DatabaseSettings
from seeds.load import load_folder, resume_loads
from seeds.report import LoadReport
from seeds.staging import Left, Run
from tests.support.folders import DAY, MANAGER, SMALL, change_during, counts, everything, load, write_folder
from tests.support.graph import draw, until, wipe
from tests.support.upkeep import kept_up

LOADER = """
import asyncio, os, signal, sys
from pathlib import Path
from pydantic import SecretStr
from graph.database import Database
from graph.settings import DatabaseSettings
from seeds.load import load_folder
from tests.support.folders import MANAGER

stage, at = sys.argv[2], int(sys.argv[3])

def tell(name, done, total):
    if name == stage and done >= at:
        os.kill(os.getpid(), signal.SIGKILL)

async def main():
    async with Database.connect(DatabaseSettings()) as database:
        await load_folder(database, Path(sys.argv[1]), viewer=MANAGER, on_progress=tell, rows_per_chunk=3)

asyncio.run(main())
"""


@pytest.fixture
def environment(database_settings: DatabaseSettings) -> dict[str, str]:
    """The settings by which another process finds the same database."""
    return {
        **os.environ,
        "NEO4J_URI": str(database_settings.uri),
        "NEO4J_USERNAME": database_settings.username,
        "NEO4J_PASSWORD": database_settings.password.get_secret_value(),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


async def _kill_a_load(folder: Path, environment: dict[str, str], stage: str, at: int) -> int:
    command = [sys.executable, "-c", LOADER, str(folder), stage, str(at)]
    process = await asyncio.create_subprocess_exec(*command, env=environment, stderr=subprocess.DEVNULL)
    return await asyncio.wait_for(process.wait(), 60)


async def _whole(database: Database, folder: Path) -> list[str]:
    """What a load leaves that is not killed; the database is empty afterwards."""
    await load(database, folder)
    whole = await everything(database)
    await wipe(database)
    return whole


@pytest.mark.parametrize(
    ("stage", "at", "expected"),
    [
        ("read", 0, Left.UNDONE),
        ("check", 5, Left.UNDONE),
        ("stage", 3, Left.UNDONE),
        ("stage", 12, Left.UNDONE),
        ("store", 1, Left.FINISHED),
        ("store", 4, Left.FINISHED),
        ("store", 9, Left.FINISHED),
    ],
)
async def test_a_killed_load_is_finished_or_undone_at_the_next_start(
    empty_database: Database, environment: dict[str, str], tmp_path: Path, stage: str, at: int, expected: Left
) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    whole = await _whole(empty_database, folder)
    await draw(empty_database, "CREATE (:Entity:Party:Person {id: 'zeb', name: 'Zeb', sortName: 'Zeb', version: 1})")
    before = await everything(empty_database)

    died_of = await _kill_a_load(folder, environment, stage, at)
    left = await resume_loads(empty_database)

    assert (died_of, left) == (-signal.SIGKILL, expected)
    now = await everything(empty_database)
    assert now == (sorted([*whole, *before]) if expected is Left.FINISHED else before)
    assert await draw(empty_database, "MATCH (n:Load|LoadChunk) RETURN count(n)") == [[0]]


RESUMER = """
import asyncio
from graph.database import Database
from graph.settings import DatabaseSettings
from seeds.load import resume_loads

async def main():
    async with Database.connect(DatabaseSettings()) as database:
        print(input() and await resume_loads(database))

asyncio.run(main())
"""


@pytest.mark.parametrize(("stage", "expected"), [("stage", Left.UNDONE), ("store", Left.FINISHED)])
async def test_of_several_that_find_a_killed_load_only_one_goes_on(
    empty_database: Database, environment: dict[str, str], tmp_path: Path, stage: str, expected: Left
) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    whole = await _whole(empty_database, folder)
    await _kill_a_load(folder, environment, stage, 1)
    pipe = asyncio.subprocess.PIPE
    others = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", RESUMER, env=environment, stdin=pipe, stdout=pipe, stderr=pipe
        )
        for _ in range(3)
    ]

    told = await asyncio.gather(*(each.communicate(b"go\n") for each in others))

    outcomes = [Left(out.decode().strip()) for out, _ in told]
    assert outcomes.count(expected) == 1
    assert set(outcomes) <= {expected, Left.BUSY, Left.NOTHING}
    assert await everything(empty_database) == (whole if expected is Left.FINISHED else [])
    assert await draw(empty_database, "MATCH (n:Load|LoadChunk) RETURN count(n)") == [[0]]


async def test_a_load_is_taken_over_by_one_of_those_who_try_at_once(empty_database: Database) -> None:
    await draw(empty_database, "CREATE (:Load {id: 'load', run: 'other', holder: 'gone', status: 'READY'})")
    runs = [Run(empty_database, MANAGER, "other", "READY") for _ in range(10)]

    taken = await asyncio.gather(*(each.take_over("gone") for each in runs))

    assert taken.count(True) == 1


async def test_what_a_killed_load_ends_is_ended_as_of_the_day_on_which_it_began(
    empty_database: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    moved = write_folder(tmp_path / "moved", {"people": "id,name,livesIn\nanna,Anna van den Berg,south\n"})

    await _kill_a_load(moved, environment, "store", 1)
    left = await resume_loads(empty_database)

    until = await draw(empty_database, "MATCH ({id: 'anna'})-[t:LIVES_IN]->({id: 'north'}) RETURN t.until")
    assert (left, until) == (Left.FINISHED, [[DAY.isoformat()]])


async def test_a_load_that_cannot_be_finished_is_set_aside_and_blocks_nothing(
    empty_database: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    whole = await _whole(empty_database, folder)
    await _kill_a_load(folder, environment, "store", 2)
    damaged = "MATCH (chunk:LoadChunk) WITH max(chunk.number) AS last MATCH (chunk:LoadChunk {number: last}) "
    await draw(empty_database, damaged + "SET chunk.rows = $rows", rows=b"nothing that was packed")

    with pytest.raises(DataError) as stopped:
        await resume_loads(empty_database)

    assert stopped.value.code == "LOAD_STOPPED"
    assert await draw(empty_database, "MATCH (n:Load|LoadChunk) RETURN count(n)") == [[0]]
    assert await resume_loads(empty_database) is Left.NOTHING
    await load(empty_database, folder)
    assert await everything(empty_database) == whole


async def test_a_load_killed_at_any_moment_leaves_all_or_nothing(
    empty_database: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    await load(empty_database, folder)
    whole = await everything(empty_database)
    found: list[bool] = []

    for milliseconds in range(0, 700, 100):
        await wipe(empty_database)
        command = [sys.executable, "-c", LOADER, str(folder), "never", "0"]
        process = await asyncio.create_subprocess_exec(*command, env=environment)
        await until(empty_database, "RETURN EXISTS { MATCH (n:Load) }")
        await asyncio.sleep(milliseconds / 1000)
        if process.returncode is None:
            process.kill()
        await process.wait()
        await resume_loads(empty_database)
        now = await everything(empty_database)
        found.append(now == whole)
        assert now in (whole, [])
        assert await draw(empty_database, "MATCH (n:Load|LoadChunk) RETURN count(n)") == [[0]]

    assert not found[0]


async def test_the_next_load_clears_up_first(
    empty_database: Database, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    await _kill_a_load(folder, environment, "stage", 3)

    report = await load(empty_database, folder)

    assert report.new == sum(each.rows for each in report.files)


@pytest.mark.parametrize(("stage", "is_finished"), [("stage", False), ("store", True)])
async def test_a_service_that_runs_clears_up_what_a_killed_load_left(
    empty_database: Database,
    database_settings: DatabaseSettings,
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
    is_finished: bool,
) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    whole = await _whole(empty_database, folder)
    await _kill_a_load(folder, environment, stage, 3)
    half = await everything(empty_database)

    async with kept_up(database_settings, lambda: DAY, monkeypatch):
        await until(empty_database, "RETURN NOT EXISTS { MATCH (n:Load|LoadChunk) }")

    assert half != whole
    assert await everything(empty_database) == (whole if is_finished else [])


async def test_two_loads_at_once_are_refused(empty_database: Database, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    second: list[asyncio.Task[LoadReport]] = []

    def tell(stage: str, _done: int, _total: int) -> None:
        if stage == "check" and not second:
            second.append(asyncio.create_task(load(empty_database, folder)))

    first = await load_folder(empty_database, folder, viewer=DEMO_VIEWER, on_progress=tell)

    assert first.new == sum(each.rows for each in first.files)
    with pytest.raises(Conflict, match="Another load is under way") as refused:
        await second[0]
    assert refused.value.code == "LOAD_UNDER_WAY"


async def test_a_running_load_of_another_process_is_left_alone(empty_database: Database) -> None:
    await draw(
        empty_database,
        "CREATE (:Load {id: 'load', run: 'other', format: 1, holder: 'elsewhere/boot/1/1', status: 'STAGING', "
        "day: date(), aliveAt: datetime()})",
    )

    assert await resume_loads(empty_database) is Left.BUSY


async def test_a_load_of_another_machine_that_fell_silent_is_undone(empty_database: Database) -> None:
    await draw(
        empty_database,
        "CREATE (:Load {id: 'load', run: 'other', format: 1, holder: 'elsewhere/boot/1/1', status: 'STAGING', "
        "day: date(), aliveAt: datetime() - duration({seconds: 90})}) "
        "CREATE (:LoadChunk {load: 'other', number: 0})",
    )

    assert await resume_loads(empty_database) is Left.UNDONE
    assert await draw(empty_database, "MATCH (n:Load|LoadChunk) RETURN count(n)") == [[0]]


async def test_without_a_load_there_is_nothing_to_clear(empty_database: Database) -> None:
    assert await resume_loads(empty_database) is Left.NOTHING


async def test_a_cancelled_load_is_undone(empty_database: Database, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "small", SMALL)
    task: asyncio.Task[object]

    def tell(stage: str, _done: int, _total: int) -> None:
        if stage == "check":
            task.cancel()

    task = asyncio.create_task(load_folder(empty_database, folder, viewer=DEMO_VIEWER, on_progress=tell))
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await draw(empty_database, "MATCH (n:Entity|Load|LoadChunk) RETURN count(n)") == [[0]]


async def test_what_is_recorded_during_a_load_is_compared_and_kept(
    empty_database: Database, database_settings: DatabaseSettings, tmp_path: Path
) -> None:
    # The load found an empty database, and somebody is quicker with one of its people.
    text = "CREATE (:Entity:Party:Person {id: 'anna', name: 'Anna', sortName: 'Anna', version: 4, phone: '06 123456'})"
    tell = change_during("stage", database_settings, text)

    report = await load_folder(
        empty_database, write_folder(tmp_path / "small", SMALL), viewer=DEMO_VIEWER, on_progress=tell
    )

    assert counts(report)["people.csv"] == (2, 1, 0, 0)
    rows = await draw(empty_database, "MATCH (p:Person {id: 'anna'}) RETURN p.name, p.phone, p.version")
    assert rows == [["Anna van den Berg", "06 123456", 5]]


async def test_a_tie_whose_end_is_removed_during_a_load_is_counted_as_lost(
    empty_database: Database, database_settings: DatabaseSettings, tmp_path: Path
) -> None:
    await draw(empty_database, "CREATE (:Entity:Party:Person {id: 'zeb', name: 'Zeb', sortName: 'Zeb', version: 1})")
    tables = {**SMALL, "knows": "from,to\nanna,zeb\nanna,bram\n"}
    tell = change_during("stage", database_settings, "MATCH (n {id: 'zeb'}) DELETE n")

    report = await load_folder(
        empty_database, write_folder(tmp_path / "small", tables), viewer=DEMO_VIEWER, on_progress=tell
    )

    assert report.lost == 1
    assert await draw(empty_database, "MATCH (a)-[:KNOWS]->(b) RETURN a.id, b.id") == [["anna", "bram"]]
