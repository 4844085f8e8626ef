"""A man in the middle of the Bolt protocol, who can be slow, silent, gone, or break a connection at a bad moment."""

import asyncio
from collections.abc import Callable
from typing import Self
from urllib.parse import urlsplit

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message by which a client of the Bolt protocol commits."""
SIZE = 65_536

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


class BoltProxy:
    """Passes everything on between a client and a database, unless it is told to do otherwise."""

    def __init__(self, target: str) -> None:
        self._target = urlsplit(target)
        self._port = 0
        self._links: set[asyncio.Task[None]] = set()
        self.delay = 0.0
        """How many seconds every answer is held back."""
        self.is_silent = False
        """Whether nothing is passed on any more, in either direction, on connections that stay open."""
        self.breaks = 0
        """How many of the next answers are broken off in their middle, together with their connection."""
        self.cuts_commits = 0
        """How many of the next commits break their connection, and whether the database has them first."""
        self.commits_arrive = True
        self.on_request: Callable[[], object] = _nothing
        """Called with every message of a client."""
        self.cuts = 0

    def pass_all(self) -> None:
        """Passes everything on again, and counts anew."""
        self.delay, self.is_silent, self.breaks, self.cuts_commits, self.cuts = 0.0, False, 0, 0, 0
        self.on_request = _nothing

    async def __aenter__(self) -> Self:
        await self._listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def uri(self) -> str:
        """Where it listens; the same after a stop and a start."""
        return f"bolt://127.0.0.1:{self._port}"

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return len(self._links)

    async def start(self) -> None:
        """Listens, as a database that has come back does."""
        if not self._server.is_serving():
            await self._listen()

    async def stop(self) -> None:
        """Refuses new connections and breaks those there are, as a database that is stopped does."""
        self._server.close()
        await asyncio.gather(*self.break_connections(), return_exceptions=True)

    def break_connections(self) -> list[asyncio.Task[None]]:
        """Breaks every connection there is; what is left to wait for."""
        links = list(self._links)
        for each in links:
            each.cancel()
        return links

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def _serve(self, reader: Reader, writer: Writer) -> None:
        link = asyncio.current_task()
        assert link is not None
        self._links.add(link)
        try:
            await self._link(reader, writer)
        except asyncio.CancelledError:
            pass  # stopped
        finally:
            self._links.discard(link)
            writer.transport.abort()

    async def _link(self, reader: Reader, writer: Writer) -> None:
        far_reader, far_writer = await asyncio.open_connection(self._target.hostname, self._target.port)
        is_cut = asyncio.Event()
        pumps = {
            asyncio.create_task(self._send(reader, far_writer, is_cut)),
            asyncio.create_task(self._answer(far_reader, writer, is_cut)),
        }
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in pumps:
                each.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            far_writer.transport.abort()

    async def _send(self, source: Reader, sink: Writer, is_cut: asyncio.Event) -> None:
        while data := await source.read(SIZE):
            self.on_request()
            if COMMIT in data and self.cuts_commits:
                self.cuts_commits -= 1
                self.cuts += 1
                if not self.commits_arrive:
                    return
                is_cut.set()  # it is stored, and nobody hears of it
            if not self.is_silent:
                sink.write(data)

    async def _answer(self, source: Reader, sink: Writer, is_cut: asyncio.Event) -> None:
        while data := await source.read(SIZE):
            if self.delay:
                await asyncio.sleep(self.delay)
            if is_cut.is_set():
                return
            if self.breaks and len(data) > 200:
                self.breaks -= 1
                self.cuts += 1
                sink.write(data[: len(data) // 2])
                await sink.drain()
                return
            if not self.is_silent:
                sink.write(data)


def _nothing() -> None:
    """What is done with a message that nobody waits for."""
