"""Progress without a terminal: plain lines, few of them, without colour."""

import io
import re

import pytest
from rich.console import Console

from cli import progress
from cli.progress import Shown
from engine import Progress


class Clock:
    """Time that passes when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(progress, "time", found)
    return found


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def shown(written: io.StringIO) -> Shown:
    return Shown(Console(file=written, stderr=True))


def test_a_line_a_second_at_most(shown: Shown, written: io.StringIO, clock: Clock) -> None:
    for done in range(0, 1_000, 100):
        shown.show("Loading people", done, 1_000, "rows")
        clock.now += 0.3

    assert written.getvalue().splitlines() == [
        "Loading people: 0 of 1,000 rows",
        "Loading people: 400 of 1,000 rows",
        "Loading people: 800 of 1,000 rows",
    ]


def test_a_line_for_every_tenth_part_at_most(shown: Shown, written: io.StringIO, clock: Clock) -> None:
    for done in range(238):
        shown.show("Fetching Neo4j", done, 237, "files")
        clock.now += 1.5

    lines = written.getvalue().splitlines()
    assert lines[:3] == [f"Fetching Neo4j: {done} of 237 files" for done in (0, 24, 48)]
    assert lines[-1] == "Fetching Neo4j: 237 of 237 files"
    assert len(lines) == 11


def test_every_step_and_its_end_have_a_line(shown: Shown, written: io.StringIO) -> None:
    shown.show("Checking", 5, 10, "rows")
    shown.show("Checking", 10, 10, "rows")
    shown.show("Writing", 0, None)

    assert written.getvalue().splitlines() == ["Checking: 5 of 10 rows", "Checking: 10 of 10 rows", "Writing …"]


def test_a_wait_shows_that_it_goes_on_at_longer_and_longer_times(
    shown: Shown, written: io.StringIO, clock: Clock
) -> None:
    shown(Progress("Starting Neo4j", 0, None, "seconds"))
    for seconds in range(1, 42):
        clock.now += 1
        shown(Progress("Starting Neo4j", seconds, None, "seconds"))
    shown(Progress("Saving the data", 40, 100, "%"))

    assert written.getvalue().splitlines() == [
        "Starting Neo4j …",
        "Starting Neo4j: 5 seconds",
        "Starting Neo4j: 10 seconds",
        "Starting Neo4j: 20 seconds",
        "Starting Neo4j: 40 seconds",
        "Saving the data: 40%",
    ]


def test_names_are_not_read_as_markup(shown: Shown, written: io.StringIO) -> None:
    shown.show("Reading [bold]people[/bold]", 0, None)

    assert written.getvalue() == "Reading [bold]people[/bold] …\n"


def test_a_terminal_gets_a_bar_that_goes_away() -> None:
    written = io.StringIO()
    with Shown(Console(file=written, force_terminal=True, width=80)) as shown:
        shown.show("Loading people", 500, 1_000, "rows")

    assert "Loading people" in written.getvalue()
    assert "500 of 1,000 rows" in written.getvalue()
    assert written.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize(
    ("done", "total", "unit", "told"),
    [
        (8, None, "seconds", ""),
        (0, None, "", ""),
        (8, None, "blocks", "8 blocks"),
        (1_200, 5_000, "rows", "1,200 of 5,000 rows"),
        (40, 100, "%", "40%"),
    ],
)
def test_a_bar_tells_how_much_of_how_much_only_where_that_is_known(
    written: io.StringIO, done: int, total: int | None, unit: str, told: str
) -> None:
    terminal = Console(file=written, force_terminal=True, force_interactive=True, width=200, color_system=None)
    with Shown(terminal) as bars:
        bars.show("Working", done, total, unit)

    frames = re.findall(r"Working [━╸╺ ]+?(\w.*?)? *\d:\d\d:\d\d", written.getvalue())
    assert frames[-1].strip() == told
