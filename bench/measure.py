"""Times one workload: over HTTP with one connection kept open, and its statements by the raw driver."""

import http.client
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from neo4j import READ_ACCESS, AsyncDriver, Query

from bench.workloads import Workload
from graph.database import READ_SECONDS, Database


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

    def _send(self, body: str) -> bytes:
        self._connection.request("POST", "/graphql", body, {"Content-Type": "application/json"})
        return self._connection.getresponse().read()

    def time(self, workload: Workload) -> list[float]:
        """How long each answer takes until its last byte has arrived."""
        bodies = [
            json.dumps({"query": workload.text, "variables": workload.variables(n)}) for n in range(workload.times)
        ]
        for body in bodies[: max(20, workload.times // 5)]:
            self._send(body)
        durations: list[float] = []
        for body in bodies:
            begin = time.perf_counter()
            self._send(body)
            durations.append(time.perf_counter() - begin)
        return durations


class Recorder(Database):
    """A database that remembers which statements a question put to it."""

    statements: list[tuple[str, Mapping[str, object]]]

    async def read_text(
        self, text: str, parameters: Mapping[str, object], *, name: str, seconds: float = READ_SECONDS
    ) -> list[list[Any]]:
        """Remembers and runs a statement."""
        self.statements.append((text, parameters))
        return await super().read_text(text, parameters, name=name, seconds=seconds)


async def time_raw(
    driver: AsyncDriver,
    record: Callable[[int], Awaitable[list[tuple[str, Mapping[str, object]]]]],
    times: int,
) -> list[float]:
    """How long the statements of each question take by the driver alone, decoded, one after the other."""
    recorded = [await record(number) for number in range(times)]
    durations: list[float] = []
    for number, statements in enumerate([*recorded[: max(20, times // 5)], *recorded]):
        begin = time.perf_counter()
        for text, parameters in statements:
            async with driver.session(database="neo4j", default_access_mode=READ_ACCESS) as session:
                result = await session.run(Query(text), dict(parameters))  # pyright: ignore[reportArgumentType]
                [record_.values() async for record_ in result]
        if number >= max(20, times // 5):
            durations.append(time.perf_counter() - begin)
    return durations
