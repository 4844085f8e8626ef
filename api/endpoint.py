"""POST /graphql: takes a request in, within limits, and stops the work when the asker goes away."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, cast

import orjson
from starlette.types import Message, Receive, Scope, Send

from api import errors, limits
from api.context import Context, Services
from api.reading.route import Route
from api.viewer import viewer_of
from graph.errors import SchakelError

BODY_SECONDS = 10.0
# A task of its own for the watch would cost a small answer as much as the routing of it.
WATCH_SECONDS = 0.02

_JSON = (b"content-type", b"application/json")


class Refused(SchakelError):  # noqa: N818
    """A request that is refused before it is read as GraphQL."""

    def __init__(self, status: int, code: str, sentence: str, /, **told: object) -> None:
        super().__init__(sentence, code=code, facts=None, **told)
        self.status = status


class GraphQLEndpoint:
    """The ASGI application behind /graphql; `day` where questions are not about today."""

    def __init__(self, route: Route, services: Callable[[], Services], day: date | None = None) -> None:
        self._route = route
        self._services = services
        self._day = day

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        headers = dict(cast("list[tuple[bytes, bytes]]", scope["headers"]))
        try:
            if scope["method"] != "POST":
                raise Refused(405, "METHOD_NOT_ALLOWED", "Send questions with POST, as application/json.")
            _check_type(headers)
            text, variables, operation = _read(await _body(headers, receive))
        except Refused as refused:
            await _reply(send, refused.status, errors.refusal(refused, viewer_of(headers).language))
            return
        services = self._services()
        context = Context(services, viewer_of(headers, self._day))
        with services.askers:
            answer = await _unless_gone(receive, self._route.answer(context, text, variables, operation))
        if answer is not None:
            await _reply(send, _status(answer), answer)


def _check_type(headers: dict[bytes, bytes]) -> None:
    given = headers.get(b"content-type", b"").split(b";")[0].strip().lower()
    if given != b"application/json":
        raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send the question with Content-Type: application/json.")


async def _body(headers: dict[bytes, bytes], receive: Receive) -> bytes:
    length = headers.get(b"content-length", b"0")
    if length.isdigit() and int(length) > limits.BODY_BYTES:
        raise _too_large()
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refused(400, "INVALID_REQUEST", "The request was broken off.")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > limits.BODY_BYTES:
                    raise _too_large()
                if not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError:
        sentence = "The request did not arrive within {seconds:g} seconds. Send it again."
        raise Refused(408, "TOO_SLOW", sentence, seconds=BODY_SECONDS) from None


def _too_large() -> Refused:
    sentence = "The request is larger than {most} KiB. Ask in several requests."
    return Refused(413, "LIMIT_EXCEEDED", sentence, most=limits.BODY_BYTES // 1024)


def _read(body: bytes) -> tuple[str, dict[str, Any], str | None]:
    try:
        request: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refused(400, "INVALID_REQUEST", 'The body is not JSON. Send {"query": "…", "variables": {…}}.') from None
    if not isinstance(request, dict):
        raise Refused(400, "INVALID_REQUEST", 'Send one JSON object: {"query": "…", "variables": {…}}.')
    given = cast("dict[str, Any]", request)
    text, variables, operation = given.get("query"), given.get("variables"), given.get("operationName")
    if not isinstance(text, str) or not text.strip():
        raise Refused(400, "INVALID_REQUEST", "`query` is missing or empty. Send the GraphQL document in it.")
    if variables is not None and not isinstance(variables, dict):
        raise Refused(400, "INVALID_REQUEST", "`variables` must be an object with a value for each variable.")
    if operation is not None and not isinstance(operation, str):
        raise Refused(400, "INVALID_REQUEST", "`operationName` must be text: the name of the query in the document.")
    return text, cast("dict[str, Any]", variables or {}), operation


async def _unless_gone(receive: Receive, work: Awaitable[dict[str, Any]]) -> dict[str, Any] | None:
    """The result of the work; None when the asker went away first, and then the work is stopped."""
    watch = _Watch(receive)
    try:
        return await work
    except asyncio.CancelledError:
        if not watch.is_gone or watch.task is None or watch.task.uncancel():
            raise
        return None
    finally:
        watch.end()


class _Watch:
    """Cancels the task that answers when its asker goes away. Most answers are there before it begins to look."""

    def __init__(self, receive: Receive) -> None:
        self.task = asyncio.current_task()
        self.is_gone = False
        self._receive = receive
        self._watcher: asyncio.Task[None] | None = None
        self._begin = asyncio.get_running_loop().call_later(WATCH_SECONDS, self._start)

    def end(self) -> None:
        """Looks no longer."""
        self._begin.cancel()
        if self._watcher is not None:
            self._watcher.cancel()

    def _start(self) -> None:
        self._watcher = asyncio.create_task(self._disconnect())

    async def _disconnect(self) -> None:
        message: Message = {"type": ""}
        while message["type"] != "http.disconnect":
            message = await self._receive()
        self.is_gone = True
        if self.task is not None:
            self.task.cancel()


def _status(answer: dict[str, Any]) -> int:
    """200, as GraphQL has it; 503 when nothing could be answered because the database does not."""
    if "errors" not in answer:
        return 200
    codes = {each.get("extensions", {}).get("code") for each in answer["errors"]}
    data: dict[str, Any] = answer["data"] or {}
    is_answered = any(value is not None for value in data.values())
    return 503 if not is_answered and codes & {"DATABASE_UNAVAILABLE", "COMMIT_UNKNOWN"} else 200


async def _reply(send: Send, status: int, answer: dict[str, Any]) -> None:
    body = orjson.dumps(answer)
    headers = [_JSON, (b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    if status == 503:
        headers.append((b"retry-after", b"5"))
    if status == 405:
        headers.append((b"allow", b"POST"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
