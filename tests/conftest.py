"""The database of the tests: the address in NEO4J_URI, else a container, else the embedded engine; never a mock."""

import subprocess
from collections.abc import AsyncIterator, Iterator

import pytest
from pydantic import SecretStr
from testcontainers.community.neo4j import Neo4jContainer

from engine import Engine, EngineOptions
from graph.database import Database
from graph.schema import apply_schema
from graph.settings import DatabaseSettings
from tests.support.graph import wipe

IMAGE = "neo4j:2026.08.1-community"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--draw-pictures` writes the pictures of the documents instead of only comparing them."""
    parser.addoption("--draw-pictures", action="store_true", help="draw the pictures in docs/pictures anew")


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
        with Neo4jContainer(IMAGE) as container:
            yield DatabaseSettings(
                uri=container.get_connection_url(), username="neo4j", password=SecretStr(container.password)
            )
    else:
        with Engine(tmp_path_factory.mktemp("engine"), EngineOptions()) as address:
            yield DatabaseSettings(uri=address.uri, username=address.user, password=SecretStr(address.password))


@pytest.fixture(scope="session")
async def database(database_settings: DatabaseSettings) -> AsyncIterator[Database]:
    """The database with the schema of this code, as earlier tests left it."""
    async with Database.connect(database_settings) as database:
        await apply_schema(database)
        yield database


@pytest.fixture
async def empty_database(database: Database) -> Database:
    """The database without any data."""
    await wipe(database)
    return database
