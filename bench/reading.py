"""Reading, chains, connectors and matches: over HTTP, and the same statements by the raw driver."""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from neo4j import READ_ACCESS, AsyncDriver, Query

from api.context import Context, Services
from api.schema.build import build_route
from bench.ground import Bench
from bench.measure import Turn, in_turns
from bench.rows import Row, Timing
from bench.workloads import Workload, workloads
from graph.access import DEMO_VIEWER
from graph.database import READ_SECONDS, Database
from graph.settings import ServiceSettings

# With two cores, the compiler of the database's virtual machine is at work for more than a minute.
RUN_IN_SECONDS = 90.0

Put = tuple[str, Mapping[str, object]]
"""A statement and its parameters."""


async def measure(bench: Bench) -> AsyncIterator[Row]:
    """A row for each workload."""
    every = workloads(bench.sample)
    async with Recorder.connect(bench.settings) as recorder:
        raws = [raw_turn(bench.driver, await _recorded(recorder, each)) for each in every]
    await _run_in(bench, every, raws)
    for workload, raw in zip(every, raws, strict=True):
        client = bench.client()
        client.ask(workload.text, workload.variables(0))
        ours = client.turn(workload.text, workload.variables, workload.times)
        yield _row(workload, *await in_turns(ours, raw, workload.times))


async def _run_in(bench: Bench, every: Sequence[Workload], raws: Sequence[Turn]) -> None:
    """Asks everything by turns, as a service in use is asked, until the database has compiled what it runs."""
    client, end, number = bench.client(), time.perf_counter() + RUN_IN_SECONDS, 0
    while time.perf_counter() < end:
        for workload, raw in zip(every, raws, strict=True):
            client.ask(workload.text, workload.variables(number % workload.times))
            await raw(number % workload.times)
        number += 1


def raw_turn(driver: AsyncDriver, recorded: Sequence[Sequence[Put]]) -> Turn:
    """Puts the statements of the n-th asking by the driver alone, decoded, one after the other."""

    async def put(number: int) -> float:
        begin = time.perf_counter()
        for text, parameters in recorded[number]:
            async with driver.session(database="neo4j", default_access_mode=READ_ACCESS) as session:
                result = await session.run(Query(text), dict(parameters))  # pyright: ignore[reportArgumentType]
                [record.values() async for record in result]
        return time.perf_counter() - begin

    return put


class Recorder(Database):
    """A database that remembers which statements a question put to it."""

    statements: list[Put]

    async def read_text(
        self, text: str, parameters: Mapping[str, object], *, name: str, seconds: float = READ_SECONDS
    ) -> list[list[Any]]:
        """Remembers and runs a statement."""
        self.statements.append((text, parameters))
        return await super().read_text(text, parameters, name=name, seconds=seconds)


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


def _row(workload: Workload, ours: Timing, raw: Timing) -> Row:
    is_met = workload.is_met(ours.median, raw.median) and ours.p99 <= 3 * ours.median
    return Row(workload.name, ours, raw, workload.goal, is_met if workload.goal else None)
