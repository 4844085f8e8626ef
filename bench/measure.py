"""Measures by turns: our answer and what it is held against, so that what warms up or disturbs does so for both."""

import json
import re
import socket
import time
from collections.abc import Awaitable, Callable, Mapping
from statistics import median, quantiles
from typing import Any

from bench.rows import Timing

# Until the virtual machine of the database has compiled what a question runs.
WARM_UP_SECONDS = 15.0
RECEIVED = 1 << 18

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


async def nothing(_: int) -> float:
    """What an answer is held against that is measured alone."""
    return 0.0


class Client:
    """One kept-open connection to the service; bare, because a library's client takes as long as a small answer."""

    def __init__(self, port: int, seconds: float) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), seconds)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a question; RuntimeError when it holds an error."""
        answer = json.loads(self._send(_request(text, variables)))
        if "errors" in answer:
            raise RuntimeError(f"{text[:60]}: {answer['errors'][0]['message']}")
        return answer["data"]

    def turn(self, text: str, variables: Callable[[int], Mapping[str, Any]], times: int) -> Turn:
        """Asks the question with its n-th variables: from the first byte sent to the last byte received."""
        requests = [_request(text, variables(number)) for number in range(times)]

        async def ask(number: int) -> float:
            begin = time.perf_counter()
            self._send(requests[number])
            return time.perf_counter() - begin

        return ask

    def _send(self, request: bytes) -> bytes:
        self._socket.sendall(request)
        received = self._more()
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _, body = received.partition(b"\r\n\r\n")
        length = int(re.findall(rb"(?i)\r\ncontent-length: (\d+)", head)[0])
        parts, size = [body], len(body)
        while size < length:
            parts.append(self._more())
            size += len(parts[-1])
        return b"".join(parts)

    def _more(self) -> bytes:
        received = self._socket.recv(RECEIVED)
        if not received:
            raise RuntimeError("The service closed the connection.")
        return received


def _request(text: str, variables: Mapping[str, Any]) -> bytes:
    body = json.dumps({"query": text, "variables": variables}).encode()
    head = "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
