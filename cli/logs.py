"""Logs as JSON lines without personal data: what happened and where in the code, never a message or a value."""

import logging
import os
import sys
import traceback
from pathlib import Path
from typing import TextIO

import orjson
import structlog

LARGEST_BYTES = 1024 * 1024


def log_to(stream: TextIO) -> None:
    """Sends every log of this process to a stream; to a person at a terminal only what needs attention."""
    level = logging.WARNING if stream.isatty() else logging.INFO
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_json),
        ],
        logger_factory=structlog.PrintLoggerFactory(stream),
    )
    logging.basicConfig(handlers=[_Forwarder(logging.WARNING)], level=logging.WARNING, force=True)


def _json(event: object, **_: object) -> str:
    return orjson.dumps(event).decode()


def log_to_file() -> Path | None:
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
    log_to(os.fdopen(descriptor, "a", encoding="utf-8", buffering=1))
    return file


def log_file() -> Path:
    """Where commands write down what was not expected."""
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "schakel" / "schakel.log"


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
