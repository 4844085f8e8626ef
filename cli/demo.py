"""The demo: loads the invented district when it is not there yet, serves it, and asks itself the first questions."""

import asyncio
import hashlib
import http.client
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typer

import seeds
from api.questions import READY_MADE
from cli.logs import log_service
from cli.mark import DEMO_DAY, Mark, mark_of
from cli.options import data_directory
from cli.output import short_json
from cli.progress import Shown, stages_on
from cli.service import serve_prepared, service_settings
from cli.serving import bound_socket
from cli.sharing import engine_of
from graph.access import DEMO_VIEWER
from graph.database import Database
from graph.errors import InvalidInput, LimitExceeded, SchakelError
from graph.settings import Settings
from seeds.folders import FOLDER_FILE, find_sources
from seeds.known import COUNT_ENTITIES
from seeds.load import load_folder

FOLDER = Path(seeds.__file__).parent / "demo"
ASK_SECONDS = 30.0
COLD_SECONDS = 60.0


def demonstrate(data: Path | None, host: str | None, port: int | None, reset: bool) -> None:
    """Serves the demo until a signal asks for the end."""
    day = Settings().service.day or DEMO_DAY
    settings = service_settings(host, port, graphiql=True, day=day)
    log_service(sys.stderr, to_file=True)
    with bound_socket(settings) as bound:
        if reset:
            _reset(data)
        serve_prepared(data, settings, bound, _loader(mark_of(data), day), _tell)


def _reset(data: Path | None) -> None:
    if uri := Settings().database.uri:
        raise InvalidInput(f"--reset works on the embedded engine only. Empty the database at {uri} by its own means.")
    engine_of(data_directory(data)).reset()


def _loader(mark: Mark, day: date) -> Callable[[Database, Shown], Awaitable[None]]:
    viewer = replace(DEMO_VIEWER, day=day)

    async def load(database: Database, shown: Shown) -> None:
        digest, found = seeds_digest(), mark.read()
        is_empty = not sum(row.count for row in await database.read(COUNT_ENTITIES, viewer))
        if must_load(found, digest, is_empty=is_empty):
            mark.write("loading")
            await load_folder(database, FOLDER, viewer=viewer, on_progress=stages_on(shown))
            mark.write(digest)

    return load


def must_load(found: str | None, digest: str, *, is_empty: bool) -> bool:
    """Whether the demo is not there yet, not whole, or of other seeds; InvalidInput when something else is there."""
    if found is None and not is_empty:
        raise InvalidInput(
            "This database holds a network that is not the demo, and the demo would be mixed with it. "
            "Choose another directory with --data, or throw it all away with --reset."
        )
    return is_empty or found != digest


def seeds_digest(folder: Path = FOLDER) -> str:
    """Changes with the seeds and with the version that loads them."""
    digest = hashlib.sha256(version("schakel").encode())
    files = {source.path for source in find_sources(folder)} | {folder / FOLDER_FILE}
    for file in sorted(files):
        digest.update(os.path.relpath(file, folder).encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


async def _tell(address: str) -> None:
    """The ready-made questions with the answers that this service gives."""
    typer.echo()
    for number, each in enumerate(READY_MADE, start=1):
        typer.echo(f"{number}. {each.question}\n\n{_indented(each.query.strip())}\n")
        answer = await asyncio.to_thread(first_answer, address, each.query)
        if answer is None:
            return
        typer.echo(f"{_indented(answer)}\n")
    typer.echo("Stop it with Ctrl-C.")


def first_answer(address: str, query: str) -> str | None:
    """The answer as text. On a busy machine the first time can be too slow for a whole one, so it is asked again.

    None when the service has been stopped meanwhile.
    """
    end = time.monotonic() + COLD_SECONDS
    while True:
        try:
            answer = ask_over_http(address, query)
            if time.monotonic() > end or not _is_cut(answer):
                return short_json(answer)
        except LimitExceeded as error:
            if time.monotonic() > end:
                return f"Not answered: {error.message}"
        except SchakelError as error:
            return f"Not answered: {error.message}"
        except (OSError, http.client.HTTPException):
            return None


def _is_cut(answer: dict[str, Any]) -> bool:
    """Whether a part of it says that not all was looked at."""
    parts: list[dict[str, Any]] = [each for each in answer.values() if isinstance(each, dict)]
    return any(each.get("isCut") for each in parts)


def ask_over_http(address: str, query: str) -> dict[str, Any]:
    """The data of the answer; a SchakelError when there is none."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=ASK_SECONDS)
    headers = {"Content-Type": "application/json", "Accept-Language": "en"}
    try:
        connection.request("POST", "/graphql", json.dumps({"query": query}), headers)
        response = connection.getresponse()
        content = response.read()
    finally:
        connection.close()
    if response.headers.get_content_type() != "application/json":
        raise SchakelError(f"the service gave status {response.status}")
    answer: dict[str, Any] = json.loads(content)
    if errors := answer.get("errors"):
        kind = LimitExceeded if errors[0]["extensions"]["code"] == LimitExceeded.code else SchakelError
        raise kind(errors[0]["message"])
    return answer["data"]


def _indented(text: str) -> str:
    return "".join(f"   {line}\n" for line in text.splitlines()).rstrip()
