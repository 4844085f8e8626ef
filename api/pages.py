"""Serves the pages and the third-party files they need; nothing is loaded from outside."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path

import orjson
from fastapi import FastAPI, Response
from fastapi.responses import RedirectResponse

from api.questions import ReadyMade
from api.viewer import note_of

FOLDER = Path(__file__).resolve().parent.parent / "web"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


def add_graphiql(app: FastAPI, day: date | None, tabs: Callable[[], Awaitable[Sequence[ReadyMade]]]) -> None:
    """Adds GraphiQL with ready-made questions in its tabs, and the day they are asked on where that is not today.

    Every file is read now: what a request names is never a path.
    """
    pages = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.suffix in _TYPES}
    vendor = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.glob("vendor/*/*.gz")}
    note = [note_of(day)] if day else []

    async def graphiql() -> Response:
        return _page(pages["graphiql.html"], ".html")

    async def ready_made() -> Response:
        questions = [{"comments": [each.question, *note], "query": each.query} for each in await tabs()]
        return Response(orjson.dumps(questions), media_type="application/json")

    async def page(name: str) -> Response:
        return _page(pages[name], Path(name).suffix) if name in pages else Response(status_code=404)

    async def vendored(folder: str, name: str) -> Response:
        content = vendor.get(f"vendor/{folder}/{name}.gz")
        if content is None:
            return Response(status_code=404)
        headers = {"content-encoding": "gzip", "cache-control": "public, max-age=31536000, immutable"}
        return Response(content, media_type=_TYPES[Path(name).suffix], headers=headers)

    async def home() -> Response:
        return RedirectResponse("/graphiql")

    app.add_api_route("/", home, include_in_schema=False)
    app.add_api_route("/graphiql", graphiql)
    app.add_api_route("/pages/questions.json", ready_made)
    app.add_api_route("/pages/{name}", page)
    app.add_api_route("/vendor/{folder}/{name}", vendored)


def _page(content: bytes, suffix: str) -> Response:
    headers = {
        "content-security-policy": _POLICY,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
    }
    return Response(content, media_type=_TYPES[suffix], headers=headers)
