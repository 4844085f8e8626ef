"""Serves one's own network: takes the port, opens the database, and says where it answers."""

import socket
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import typer

from api.app import create_app
from api.viewer import note_of
from cli.leftovers import clear_loads
from cli.logs import log_to
from cli.mark import fixed_day
from cli.progress import Shown
from cli.serving import bound_socket, serve
from cli.session import chosen_database, ready_database
from cli.signals import run
from graph.database import Database
from graph.settings import DatabaseSettings, ServiceSettings, Settings


def serve_network(data: Path | None, host: str | None, port: int | None, graphiql: bool) -> None:
    """Serves until a signal asks for the end."""
    settings = service_settings(host, port, graphiql, fixed_day(data))
    log_to(sys.stderr)
    with bound_socket(settings) as bound:
        serve_prepared(data, settings, bound, _nothing, _told_with(settings.day))


def service_settings(host: str | None, port: int | None, graphiql: bool, day: date | None) -> ServiceSettings:
    """The settings of the environment, with what the command line says in their place."""
    given = Settings().service
    chosen = {"host": host, "port": port, "graphiql": graphiql or given.graphiql, "day": day}
    return given.model_copy(update={name: value for name, value in chosen.items() if value is not None})


def serve_prepared(
    data: Path | None,
    settings: ServiceSettings,
    bound: socket.socket,
    prepare: Callable[[Database, Shown], Awaitable[None]],
    on_started: Callable[[str], Awaitable[None]],
) -> None:
    """Serves a database after `prepare` has worked on it, on a port that was taken before anything was started."""
    with Shown() as shown, chosen_database(data, shown, stays=True) as (database_settings, engine):
        run(_prepared(database_settings, shown, prepare))
        shown.hide()
        app = create_app(Settings(database_settings, settings))
        serve(app, bound, engine, on_started, clear_loads(database_settings))


async def _prepared(
    settings: DatabaseSettings, shown: Shown, prepare: Callable[[Database, Shown], Awaitable[None]]
) -> None:
    async with ready_database(settings, shown) as database:
        await prepare(database, shown)


async def _nothing(_database: Database, _shown: Shown) -> None:
    """One's own network is served as it is."""


def _told_with(day: date | None) -> Callable[[str], Awaitable[None]]:
    async def tell(address: str) -> None:
        typer.echo(f"Schakel answers on {address}/graphql. Stop it with Ctrl-C.")
        if day:
            typer.echo(note_of(day))

    return tell
