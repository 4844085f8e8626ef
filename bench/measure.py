"""Times one workload: over HTTP with one connection kept open, and its statements by the raw driver."""

import http.client
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from neo4j import READ_ACCESS, AsyncDriver, Query

from bench.workloads import Workload
from graph.database import READ_SECONDS, Database

# Until the virtual machine of the database has compiled what a question runs.
WARM_UP_SECONDS = 15.0

Put = tuple[str, Mapping[str, object]]
"""A statement and its parameters."""


@dataclass(frozen=True)
class Timing:
    """Median and 99th percentile, in milliseconds."""

    median: float
    p99: float


def timing(seconds: list[float]) -> Timing:
    """The timing of a list of durations."""
    return Timing(median(seconds) * 1000, quantiles(seconds, n=100)[98] * 1000)


class Client:
    """One kept-open connection to the service."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a question; RuntimeError when it holds an error."""
        body = json.dumps({"query": text, "variables": variables})
        answer = json.loads(self._send(body))
        if "errors" in answer:
            raise RuntimeError(f"{text[:60]}: {answer['errors'][0]['message']}")
        return answer["data"]

    def time(self, body: str) -> float:
        """How many seconds an answer takes until its last byte has arrived."""
        begin = time.perf_counter()
        self._send(body)
        return time.perf_counter() - begin

    def _send(self, body: str) -> bytes:
        self._connection.request("POST", "/graphql", body, {"Content-Type": "application/json"})
        return self._connection.getresponse().read()


class Recorder(Database):
    """A database that remembers which statements a question put to it."""

    statements: list[Put]

    async def read_text(
        self, text: str, parameters: Mapping[str, object], *, name: str, seconds: float = READ_SECONDS
    ) -> list[list[Any]]:
        """Remembers and runs a statement."""
        self.statements.append((text, parameters))
        return await super().read_text(text, parameters, name=name, seconds=seconds)


async def time_raw(driver: AsyncDriver, statements: Sequence[Put]) -> float:
    """How many seconds these statements take by the driver alone, decoded, one after the other."""
    begin = time.perf_counter()
    for text, parameters in statements:
        async with driver.session(database="neo4j", default_access_mode=READ_ACCESS) as session:
            result = await session.run(Query(text), dict(parameters))  # pyright: ignore[reportArgumentType]
            [record.values() async for record in result]
    return time.perf_counter() - begin


async def time_both(
    workload: Workload, client: Client, driver: AsyncDriver, recorded: Sequence[Sequence[Put]]
) -> tuple[Timing, Timing]:
    """The timing of our answers and of the same statements by the driver.

    Both take turns, and who goes first changes, so that whatever warms up or disturbs does so for both.
    """
    bodies = [json.dumps({"query": workload.text, "variables": workload.variables(n)}) for n in range(workload.times)]
    ours: list[float] = []
    raw: list[float] = []

    async def both(number: int) -> None:
        if number % 2:
            raw.append(await time_raw(driver, recorded[number]))
        ours.append(client.time(bodies[number]))
        if not number % 2:
            raw.append(await time_raw(driver, recorded[number]))

    end = time.perf_counter() + WARM_UP_SECONDS
    while time.perf_counter() < end:
        await both(len(ours) % workload.times)
    del ours[:], raw[:]
    for number in range(workload.times):
        await both(number)
    return timing(ours), timing(raw)
