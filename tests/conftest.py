"""The database of the tests: the address in NEO4J_URI, else a container, else the embedded engine; never a mock.

And their order: the folders whose tests take long come first, so that no worker is left with one of them at the end.
"""

import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from engine import Engine, EngineOptions
from graph.database import Database
from graph.schema import apply_schema
from graph.settings import DatabaseSettings
from tests.support.graph import wipe

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadFileScheduling

TESTS = Path(__file__).parent
IMAGE = "neo4j:2026.08.1-community"
LONGEST_FIRST = {
    name: at for at, name in enumerate(("cli", "docs", "engine", "practices", "api", "database", "ops", "unit"))
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--draw-pictures` writes the pictures of the documents instead of only comparing them."""
    parser.addoption("--draw-pictures", action="store_true", help="draw the pictures in docs/pictures anew")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps the shuffled order within each folder."""
    items.sort(key=lambda each: LONGEST_FIRST.get(each.path.relative_to(TESTS).parts[0], 0))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: "Producer") -> "LoadFileScheduling | None":
    """With `--dist=loadfile` a folder whose tests share what takes long to make goes to one worker, like one file."""
    if config.getoption("dist") != "loadfile":
        return None
    # Only where tests run side by side is the plugin sure to be there.
    from tests.support.sharing import Sharing

    return Sharing(config, log)


def _docker_answers() -> bool:
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=10, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@pytest.fixture(scope="session")
def database_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseSettings]:
    """Where the real database of this run is."""
    given = DatabaseSettings()
    if given.uri:
        yield given
    elif _docker_answers():
        # Where no Docker answers, the half second that its client takes to import is for nothing.
        from testcontainers.community.neo4j import Neo4jContainer

        with Neo4jContainer(IMAGE) as container:
            yield DatabaseSettings(
                uri=container.get_connection_url(), username="neo4j", password=SecretStr(container.password)
            )
    else:
        with Engine(tmp_path_factory.mktemp("engine één"), EngineOptions(lasts_briefly=True)) as address:
            yield DatabaseSettings(uri=address.uri, username=address.user, password=SecretStr(address.password))


@pytest.fixture(scope="session")
async def database(database_settings: DatabaseSettings) -> AsyncIterator[Database]:
    """The database with the schema of this code, as earlier tests left it."""
    async with Database.connect(database_settings) as database:
        await apply_schema(database)
        yield database


@pytest.fixture
async def other_client(database_settings: DatabaseSettings) -> AsyncIterator[Database]:
    """The same database by connections of another client."""
    async with Database.connect(database_settings) as other:
        yield other


@pytest.fixture
async def empty_database(database: Database) -> Database:
    """The database without any data."""
    await wipe(database)
    return database
