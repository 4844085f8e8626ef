"""Logs as JSON lines without personal data: what happened and where in the code, never a message or a value."""

import contextlib
import logging
import os
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, TextIO

import orjson
import structlog

LARGEST_BYTES = 1024 * 1024


_SENTENCES = {
    "engine_lost": "Neo4j broke down. Starting it again …",
    "engine_restarted": "Neo4j runs again.",
    "load_cleared": "A load that was killed halfway is {outcome} now.",
    "load_not_cleared": "A load that was killed halfway could be neither finished nor undone ({code}).",
    "day_begun": "It is {day}: a home or a legal basis of {people} people begins or ends.",
    "day_not_begun": "Whose home or legal basis begins or ends today could not be stored ({code}).",
    "unexpected_failure": "Something went wrong in Schakel. Report {report} is in {log}.",
    "service_stopped": "The service has stopped.",
}
"""What somebody at a terminal wants to know. All else stands in the log."""


def log_service(terminal: TextIO, *, to_file: bool = False) -> None:
    """Sends the logs of a service to stderr; where somebody sits at it, to the log file, and there in sentences.

    `to_file` sends them to the log file also where nobody sits there.
    """
    is_watched = terminal.isatty()
    if is_watched or to_file:
        log_to_file(terminal if is_watched else None)
    else:
        log_to(terminal)


def log_to(stream: TextIO, told_on: TextIO | None = None, name: str = "the log above") -> None:
    """Sends every log of this process to a stream; to a person at a terminal only what needs attention.

    On `told_on` stands a sentence for what somebody there wants to know; `name` is what the stream is called in it.
    """
    level = logging.WARNING if stream.isatty() else logging.INFO
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        processors=[
            *([_Telling(told_on, name)] if told_on else []),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_json),
        ],
        logger_factory=structlog.PrintLoggerFactory(stream),
    )
    logging.basicConfig(handlers=[_Forwarder(logging.WARNING)], level=logging.WARNING, force=True)


def _json(event: object, **_: object) -> str:
    return orjson.dumps(event).decode()


def log_to_file(told_on: TextIO | None = None) -> Path | None:
    """Sends every log of this process to the user's log file and returns it; to stderr where there can be none."""
    file = log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if file.exists() and file.stat().st_size > LARGEST_BYTES:
            file.replace(file.with_suffix(".previous.log"))
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    except OSError:
        log_to(sys.stderr)
        return None
    log_to(os.fdopen(descriptor, "a", encoding="utf-8", buffering=1), told_on, str(file))
    return file


def log_file() -> Path:
    """Where commands write down what was not expected."""
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "schakel" / "schakel.log"


class _Telling:
    """Tells somebody at a terminal in a sentence what happened, on its way to the log."""

    def __init__(self, terminal: TextIO, log: str) -> None:
        self._terminal = terminal
        self._log = log

    def __call__(self, _logger: object, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
        if sentence := _SENTENCES.get(event["event"]):
            facts = {name: str(each).lower() if name == "outcome" else each for name, each in event.items()}
            with contextlib.suppress(OSError):  # a terminal may be closed; the log is not
                print(sentence.format(**{**facts, "log": self._log}), file=self._terminal, flush=True)
        return event


class _Forwarder(logging.Handler):
    """Takes the logs of libraries over, without the values that stand in them."""

    def emit(self, record: logging.LogRecord) -> None:
        facts: dict[str, object] = {"logger": record.name}
        if record.name.startswith("uvicorn"):
            facts["text"] = str(record.msg).splitlines()[0]  # the text without its values
        if record.exc_info and record.exc_info[0]:
            facts["kind"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            facts["frames"] = [f"{frame.filename}:{frame.lineno}" for frame in frames]
        structlog.get_logger().log(record.levelno, "library_log", **facts)
