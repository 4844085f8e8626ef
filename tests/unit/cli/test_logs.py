"""Logs hold what happened and where, never what was in it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from cli.logs import log_service, log_to

CANARY = "Aisha Bakali"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    log_to(stream)
    yield stream
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


def lines(written: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_an_event_is_one_line_of_json(written: io.StringIO) -> None:
    structlog.get_logger().info("service_started", address="http://127.0.0.1:8000")

    (line,) = lines(written)
    assert line["event"] == "service_started"
    assert line["level"] == "info"
    assert str(line["timestamp"]).endswith("Z")


def test_a_terminal_is_spared_what_went_well(written: io.StringIO) -> None:  # written sets the logs back
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    log_to(terminal)

    structlog.get_logger().info("service_started", address="http://127.0.0.1:8000")
    structlog.get_logger().error("engine_lost")

    assert [each["event"] for each in lines(terminal)] == ["engine_lost"]
    assert written.getvalue() == ""


def test_a_failure_in_a_library_is_logged_without_its_message(written: io.StringIO) -> None:
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("asyncio").exception("%s failed for %s", CANARY, CANARY)

    (line,) = lines(written)
    assert CANARY not in written.getvalue()
    assert (line["logger"], line["kind"]) == ("asyncio", "ValueError")
    assert str(line["frames"][0]).rpartition(":")[0] == __file__  # pyright: ignore[reportIndexIssue]


def test_the_web_server_may_say_what_but_not_of_whom(written: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").warning("Invalid request from %s", CANARY)

    (line,) = lines(written)
    assert line["text"] == "Invalid request from %s"
    assert CANARY not in written.getvalue()


def test_idle_talk_of_libraries_is_left_out(written: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").info("Started server process [%d]", 1)

    assert written.getvalue() == ""


def terminal_of_somebody() -> io.StringIO:
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    return terminal


def test_somebody_at_a_terminal_reads_sentences_beside_the_log(written: io.StringIO) -> None:
    stream, terminal = io.StringIO(), terminal_of_somebody()
    log_to(stream, terminal, "/home/a/schakel.log")

    structlog.get_logger().info("service_started", address="http://127.0.0.1:8000")
    structlog.get_logger().error("engine_lost")
    structlog.get_logger().info("engine_restarted")
    structlog.get_logger().info("load_cleared", outcome="UNDONE")
    structlog.get_logger().error("unexpected_failure", report="ab12", kind="KeyError", frames=[])

    assert terminal.getvalue().splitlines() == [
        "Neo4j broke down. Starting it again …",
        "Neo4j runs again.",
        "A load that was killed halfway is undone now.",
        "Something went wrong in Schakel. Report ab12 is in /home/a/schakel.log.",
    ]
    logged = [each["event"] for each in lines(stream)]
    assert logged == ["service_started", "engine_lost", "engine_restarted", "load_cleared", "unexpected_failure"]
    assert written.getvalue() == ""


def test_without_a_terminal_the_objects_stand_where_they_stood(written: io.StringIO) -> None:
    stream = io.StringIO()
    log_service(stream)

    structlog.get_logger().info("engine_restarted")

    assert [each["event"] for each in lines(stream)] == ["engine_restarted"]
    assert written.getvalue() == ""
