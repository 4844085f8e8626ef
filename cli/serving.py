"""The service in the foreground: uvicorn within limits, on a socket that is ours before anything else is started."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
import uvicorn
from starlette.types import ASGIApp

from cli.http import PatientProtocol
from cli.sharing import UsedEngine
from cli.signals import run
from graph.errors import DatabaseUnavailable, InvalidInput, SchakelError
from graph.settings import ServiceSettings

KEEP_ALIVE_SECONDS = 5
CONCURRENCY = 200
GRACEFUL_SECONDS = 20
WATCH_SECONDS = 1.0
RESTARTS = 3
RESTART_WINDOW_SECONDS = 600.0

log = structlog.get_logger()


def bound_socket(settings: ServiceSettings) -> socket.socket:
    """The address of the service, taken but not yet listened to."""
    found = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((settings.host, settings.port))
    except OSError as error:
        found.close()
        raise InvalidInput(
            f"{settings.host}:{settings.port} cannot be used: {error.strerror}. Stop what uses it, or choose another "
            "port with --port or SCHAKEL_PORT (0 is any free one).",
            code="PORT_IN_USE",
        ) from error
    return found


def address_of(bound: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = bound.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def serve(
    app: ASGIApp,
    bound: socket.socket,
    engine: UsedEngine | None,
    on_started: Callable[[str], Awaitable[None]],
    beside: Coroutine[Any, Any, None],
) -> None:
    """Serves until a signal asks for the end; the requests under way get twenty seconds to finish.

    `beside` is done at the same time, and cancelled at the end.
    """
    server = _Server(_config(app))
    run(_served(server, bound, engine, on_started, beside), server.end)


class _Server(uvicorn.Server):
    """uvicorn, told by us when to end; it would install handlers that make the process die before the engine stops."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = asyncio.Event()

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        await self._serve(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        except SystemExit:
            raise DatabaseUnavailable("The service could not start; the log above says where it failed.") from None
        self.is_up.set()

    def end(self) -> None:
        """Ends in good order, at the second call at once."""
        self.force_exit = self.should_exit
        self.should_exit = True


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        limit_concurrency=CONCURRENCY,
    )


async def _served(
    server: _Server,
    bound: socket.socket,
    engine: UsedEngine | None,
    on_started: Callable[[str], Awaitable[None]],
    beside: Coroutine[Any, Any, None],
) -> None:
    serving = asyncio.create_task(server.serve([bound]))
    tasks = [asyncio.create_task(_told(on_started, address_of(bound), server)), asyncio.create_task(beside)]
    if engine:
        tasks.append(asyncio.create_task(_watched(engine, server)))
    await serving
    for task in tasks:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    log.info("service_stopped")
    for each in outcomes:
        if isinstance(each, Exception):
            raise each


async def _told(on_started: Callable[[str], Awaitable[None]], address: str, server: _Server) -> None:
    await server.is_up.wait()
    try:
        await on_started(address)
        log.info("service_started", address=address)
    except Exception:
        server.end()
        raise


async def _watched(engine: UsedEngine, server: _Server) -> None:
    """Starts our engine again when it breaks down; ends the service when that does not help."""
    loop = asyncio.get_running_loop()
    broken: list[float] = []
    try:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if engine.is_running() or server.should_exit:
                continue
            broken = [each for each in broken if loop.time() - each < RESTART_WINDOW_SECONDS] + [loop.time()]
            if not engine.is_ours or len(broken) > RESTARTS:
                raise DatabaseUnavailable("The engine was stopped, so the service has stopped too. Start it again.")
            log.error("engine_lost")
            await asyncio.to_thread(engine.restart)
            log.info("engine_restarted")
    except SchakelError:
        server.end()
        raise
