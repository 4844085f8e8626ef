"""What is measured on: a generated network in an engine of its own, served by a process of its own."""

import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import AsyncDriver, AsyncGraphDatabase
from pydantic import SecretStr

from bench.measure import Client
from engine import Engine, EngineAddress, EngineOptions
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.schema import apply_schema
from graph.settings import DatabaseSettings
from seeds.generator import generate
from seeds.load import load_folder

SEED = 1


@dataclass(frozen=True)
class Sample:
    """Ids to ask about, drawn once from the loaded graph with a fixed seed."""

    people: list[str]
    pairs: list[tuple[str, str]]
    area: str
    """The neighbourhood whose number of residents is nearest to 500."""
    city: str
    """The area that holds all others."""
    needs: list[str]


@dataclass(frozen=True)
class Bench:
    """What a part is given: the service over HTTP, the raw driver, and a database for what runs in this process."""

    settings: DatabaseSettings
    driver: AsyncDriver
    database: Database
    port: int
    sample: Sample

    def client(self, seconds: float = 30.0) -> Client:
        """A connection of its own to the service: one that stays idle for long is closed."""
        return Client(self.port, seconds)


@asynccontextmanager
async def laid_out(folder: Path, people: int, ties: int) -> AsyncGenerator[Bench]:
    """A network of this size, loaded and served; all of it ends with the block."""
    say(f"Generating {people:,} people and {ties:,} ties.")
    generate(folder / "network", people=people, ties=ties, seed=SEED)
    with Engine(folder / "engine", EngineOptions(heap_mib=2048, page_cache_mib=1024)) as address:
        settings = _settings(address)
        async with Database.connect(settings) as database, _driver(address) as driver:
            await apply_schema(database)
            say("Loading.")
            begin = time.perf_counter()
            await load_folder(database, folder / "network", viewer=DEMO_VIEWER)
            say(f"Loaded in {time.perf_counter() - begin:.0f} s. Measuring.")
            sample = await _sample(database)
            with _served(address) as port:
                yield Bench(settings, driver, database, port, sample)


def say(text: str) -> None:
    """Tells how far a run is, beside the table."""
    print(text, file=sys.stderr, flush=True)


def _settings(address: EngineAddress) -> DatabaseSettings:
    return DatabaseSettings.model_validate(
        {"uri": address.uri, "username": address.user, "password": SecretStr(address.password)}
    )


def _driver(address: EngineAddress) -> AsyncDriver:
    return AsyncGraphDatabase.driver(address.uri, auth=(address.user, address.password))


async def _sample(database: Database) -> Sample:
    async def ids(text: str) -> list[str]:
        return [row[0] for row in await database.read_text(text, {}, name="bench/sample", seconds=30)]

    chance = random.Random(SEED)
    people = await ids("MATCH (n:Person) WHERE EXISTS { (n)-[:KNOWS]-() } RETURN n.id ORDER BY n.id")
    needs = await ids("MATCH (n:Need {status: 'OPEN'})-[:ASKS_FOR]->() RETURN DISTINCT n.id ORDER BY n.id LIMIT 200")
    areas = await ids(
        "MATCH (a:Location)<-[:LIVES_IN]-(n:Person) WITH a, count(n) AS size ORDER BY abs(size - 500), a.id "
        "RETURN a.id LIMIT 1"
    )
    [city] = await ids("MATCH (a:Location {kind: 'MUNICIPALITY'}) RETURN a.id")
    drawn = chance.sample(people, min(200, len(people) // 2 * 2))
    middle = len(drawn) // 2
    return Sample(drawn, list(zip(drawn[:middle], drawn[middle:], strict=True)), areas[0], city, needs)


@contextmanager
def _served(address: EngineAddress) -> Generator[int]:
    """The port of a service with one worker."""
    port = _free_port()
    environment = {
        **os.environ,
        "NEO4J_URI": address.uri,
        "NEO4J_USERNAME": address.user,
        "NEO4J_PASSWORD": address.password,
    }
    command = [str(Path(sys.executable).with_name("schakel")), "serve", "--port", str(port)]
    # What it says first would stand in the table.
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
    try:
        _wait_until_ready(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _wait_until_ready(port: int) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1):  # the loopback
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The service did not start.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
