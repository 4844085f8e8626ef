"""When the demo is loaded, and when it is not."""

import csv
from datetime import date
from pathlib import Path

import pytest

from cli.demo import FOLDER, must_load, seeds_digest
from cli.mark import DEMO_DAY, Mark, day_of, fixed_day, mark_of
from graph.dates import today
from graph.errors import InvalidInput


@pytest.mark.parametrize(
    ("found", "is_empty", "expected"),
    [(None, True, True), ("a", False, False), ("b", False, True), ("loading", False, True), ("a", True, True)],
)
def test_the_demo_is_loaded_when_it_is_not_there_or_not_the_same(
    found: str | None, is_empty: bool, expected: bool
) -> None:
    assert must_load(found, "a", is_empty=is_empty) is expected


def test_a_network_of_ones_own_is_left_alone() -> None:
    with pytest.raises(InvalidInput, match="a network that is not the demo"):
        must_load(None, "a", is_empty=False)


def test_the_digest_follows_every_file_and_its_name(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "more").mkdir()
    (tmp_path / "demo" / "folder.toml").write_text('includes = ["../more"]', encoding="utf-8")
    (tmp_path / "more" / "people.csv").write_text("id,name\n", encoding="utf-8")
    first = seeds_digest(tmp_path / "demo")
    assert seeds_digest(tmp_path / "demo") == first

    (tmp_path / "more" / "people.csv").write_text("id,name\np:1,Aisha\n", encoding="utf-8")
    second = seeds_digest(tmp_path / "demo")
    (tmp_path / "more" / "people.csv").rename(tmp_path / "more" / "goals.csv")

    assert len({first, second, seeds_digest(tmp_path / "demo")}) == 3


def test_a_mark_is_read_as_it_was_written(tmp_path: Path) -> None:
    mark = Mark(tmp_path / "data" / "mark")
    assert mark.read() is None

    mark.write("digest")

    assert mark.read() == "digest"


@pytest.fixture
def on_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_URI", "SCHAKEL_DAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("on_no_server")
def test_the_demo_keeps_its_day_and_a_network_of_ones_own_is_asked_today(tmp_path: Path) -> None:
    assert (fixed_day(tmp_path), day_of(tmp_path)) == (None, today())

    mark_of(tmp_path).write("digest")

    assert fixed_day(tmp_path) == day_of(tmp_path) == DEMO_DAY


@pytest.mark.usefixtures("on_no_server")
def test_another_day_may_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_of(tmp_path).write("digest")
    monkeypatch.setenv("SCHAKEL_DAY", "2025-05-01")

    assert day_of(tmp_path) == date(2025, 5, 1)


def test_on_its_day_the_demo_has_evenings_behind_it_and_before_it() -> None:
    with (FOLDER / "storylines" / "meetings.csv").open(encoding="utf-8-sig", newline="") as file:
        days = sorted(row["startsAt"][:10] for row in csv.DictReader(file))

    assert days[0] < DEMO_DAY.isoformat() < days[-1]
