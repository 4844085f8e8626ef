"""`python -m bench`: generates a network, loads it, serves it, measures, and prints the table of `bench/README.md`."""

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import uvloop
from neo4j import AsyncGraphDatabase
from pydantic import SecretStr

from api.context import Context, Services
from api.schema.build import build_route
from bench.measure import Client, Put, Recorder, Timing, time_both
from bench.workloads import Sample, Workload, workloads
from engine import Engine, EngineAddress, EngineOptions
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.schema import apply_schema
from graph.settings import DatabaseSettings, ServiceSettings
from seeds.generator import generate
from seeds.load import load_folder

SEED = 1


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--ties", type=int, default=200_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _say(f"Generating {given.people:,} people and {given.ties:,} ties.")
        generate(root / "network", people=given.people, ties=given.ties, seed=SEED)
        with Engine(root / "engine", EngineOptions(heap_mib=2048, page_cache_mib=1024)) as address:
            uvloop.run(_run(root / "network", address))


def _settings(address: EngineAddress) -> DatabaseSettings:
    return DatabaseSettings.model_validate(
        {"uri": address.uri, "username": address.user, "password": SecretStr(address.password)}
    )


async def _run(network: Path, address: EngineAddress) -> None:
    settings = _settings(address)
    async with Database.connect(settings) as database:
        await apply_schema(database)
        _say("Loading.")
        begin = time.perf_counter()
        await load_folder(database, network, viewer=DEMO_VIEWER)
        _say(f"Loaded in {time.perf_counter() - begin:.0f} s. Measuring.")
        sample = await _sample(database)
    port = _free_port()
    server = _serve(address, port)
    try:
        await _measure(settings, address, port, sample)
    finally:
        server.terminate()
        server.wait(30)


async def _measure(settings: DatabaseSettings, address: EngineAddress, port: int, sample: Sample) -> None:
    print("| question | ours p50 | ours p99 | raw p50 | raw p99 | ours / raw | ours p99 / p50 | goal | met |")
    print("|---|---|---|---|---|---|---|---|---|")
    async with AsyncGraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        for workload in workloads(sample):
            async with Recorder.connect(settings) as recorder:
                recorded = await _recorded(recorder, workload)
            # A connection of its own: the service closes one that is idle while the statements are recorded.
            client = Client(port)
            client.ask(workload.text, workload.variables(0))
            print(_row(workload, *await time_both(workload, client, driver, recorded)), flush=True)


async def _recorded(recorder: Recorder, workload: Workload) -> list[list[Put]]:
    """The statements of every asking, of a service that has been asked before."""
    context = Context(Services.on(recorder, ServiceSettings()), DEMO_VIEWER)
    route = build_route()
    recorded: list[list[Put]] = []
    recorder.statements = []
    await route.answer(context, workload.text, workload.variables(0))
    for number in range(workload.times):
        recorder.statements = []
        await route.answer(context, workload.text, workload.variables(number))
        recorded.append(recorder.statements)
    return recorded


def _row(workload: Workload, ours: Timing, raw: Timing) -> str:
    is_met = workload.is_met(ours.median, raw.median) and ours.p99 <= 3 * ours.median
    cells = [
        workload.name,
        f"{ours.median:.2f}",
        f"{ours.p99:.2f}",
        f"{raw.median:.2f}",
        f"{raw.p99:.2f}",
        f"{ours.median / raw.median:.2f}",
        f"{ours.p99 / ours.median:.1f}",
        workload.goal,
        "yes" if is_met else "no",
    ]
    return f"| {' | '.join(cells)} |"


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
    drawn = chance.sample(people, 200)
    pairs = list(zip(drawn[:100], drawn[100:], strict=True))
    return Sample(drawn, [None], pairs, areas[0], needs)


def _serve(address: EngineAddress, port: int) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "NEO4J_URI": address.uri,
        "NEO4J_USERNAME": address.user,
        "NEO4J_PASSWORD": address.password,
    }
    command = [str(Path(sys.executable).with_name("schakel")), "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment)  # noqa: S603  # our own command
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1):  # the loopback
                return server
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The service did not start.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
