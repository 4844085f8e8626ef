"""Serves one's own network: takes the port, opens the database, and says where it answers."""

import socket
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import typer

from api.app import create_app
from api.viewer import note_of
from cli.logs import log_service
from cli.mark import fixed_day
from cli.progress import Shown
from cli.serving import bound_socket, serve
from cli.session import chosen_database, place_of, ready_database
from cli.signals import run
from cli.upkeep import keep_up
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.dates import today
from graph.settings import DatabaseSettings, ServiceSettings, Settings
from seeds.holdings import Holdings, count_parties


def serve_network(data: Path | None, host: str | None, port: int | None, graphiql: bool) -> None:
    """Serves until a signal asks for the end."""
    settings = service_settings(host, port, graphiql, fixed_day(data))
    log_service(sys.stderr)
    with bound_socket(settings) as bound:
        serve_prepared(data, settings, bound, _nothing, _closing)


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
    """Serves a database after `prepare` has worked on it, on a port that was taken before anything was started.

    Says where it answers and what it serves; `on_started` says what else there is to say.
    """

    def day() -> date:
        return settings.day or today()

    with Shown() as shown, chosen_database(data, shown, stays=True) as (database_settings, engine):
        held = run(_prepared(database_settings, shown, day(), prepare))
        shown.hide()

        async def tell(address: str) -> None:
            for line in announcement(address, settings, place_of(data), held):
                typer.echo(line)
            await on_started(address)

        app = create_app(Settings(database_settings, settings))
        serve(app, bound, engine, tell, keep_up(database_settings, day))


def announcement(address: str, settings: ServiceSettings, place: str, held: Holdings) -> list[str]:
    """Where the service answers, what it serves, and of which day."""
    browser = f" Ask it in a browser: {address}/graphiql" if settings.graphiql else ""
    lines = [f"Schakel answers on {address}/graphql.{browser}"]
    if held.people or held.organisations:
        lines.append(f"It serves what is in {place}: {held.in_words()}.")
    else:
        lines.append(f"Nobody is in {place} yet. Load a network with `schakel load FOLDER`, in the same place.")
    return [*lines, note_of(settings.day)] if settings.day else lines


async def _prepared(
    settings: DatabaseSettings, shown: Shown, day: date, prepare: Callable[[Database, Shown], Awaitable[None]]
) -> Holdings:
    async with ready_database(settings, shown, day) as database:
        await prepare(database, shown)
        return await count_parties(database, DEMO_VIEWER)


async def _nothing(_database: Database, _shown: Shown) -> None:
    """One's own network is served as it is."""


async def _closing(_address: str) -> None:
    typer.echo("Stop it with Ctrl-C.")
