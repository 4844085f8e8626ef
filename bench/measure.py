"""Measures by turns: our answer and what it is held against, so that what warms up or disturbs does so for both."""

import http.client
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from statistics import median, quantiles
from typing import Any

from bench.rows import Timing

# Until the virtual machine of the database has compiled what a question runs.
WARM_UP_SECONDS = 15.0

Turn = Callable[[int], Awaitable[float]]
"""The n-th time that something is done: how many seconds it took."""


def timing(seconds: list[float]) -> Timing:
    """The timing of a list of durations."""
    if len(seconds) == 1:
        return Timing(seconds[0] * 1000, seconds[0] * 1000)
    return Timing(median(seconds) * 1000, quantiles(seconds, n=100, method="inclusive")[98] * 1000)


async def in_turns(ours: Turn, reference: Turn, times: int, warm_up: float = WARM_UP_SECONDS) -> tuple[Timing, Timing]:
    """The timing of both, after so many seconds of warm-up; who goes first changes."""
    taken: list[float] = []
    held_against: list[float] = []

    async def both(number: int) -> None:
        if number % 2:
            held_against.append(await reference(number))
        taken.append(await ours(number))
        if not number % 2:
            held_against.append(await reference(number))

    end = time.perf_counter() + warm_up
    while time.perf_counter() < end:
        await both(len(taken) % times)
    del taken[:], held_against[:]
    for number in range(times):
        await both(number)
    return timing(taken), timing(held_against)


class Client:
    """One kept-open connection to the service."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a question; RuntimeError when it holds an error."""
        answer = json.loads(self._send(json.dumps({"query": text, "variables": variables})))
        if "errors" in answer:
            raise RuntimeError(f"{text[:60]}: {answer['errors'][0]['message']}")
        return answer["data"]

    def turn(self, text: str, variables: Callable[[int], Mapping[str, Any]], times: int) -> Turn:
        """Asks the question with its n-th variables: from the first byte sent to the last byte received."""
        bodies = [json.dumps({"query": text, "variables": variables(number)}) for number in range(times)]

        async def ask(number: int) -> float:
            begin = time.perf_counter()
            self._send(bodies[number])
            return time.perf_counter() - begin

        return ask

    def _send(self, body: str) -> bytes:
        self._connection.request("POST", "/graphql", body, {"Content-Type": "application/json"})
        return self._connection.getresponse().read()
