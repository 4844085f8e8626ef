"""Loading one's own network beside another: asked at a terminal, and told with how to keep it apart and to undo it."""

import io
from pathlib import Path

import pytest
import typer

from cli.beside import ask_before_mixing, beside, tell_beside
from cli.mark import mark_of
from seeds.holdings import Holdings, SourceRow
from seeds.report import FileReport, LoadReport

FOLDER = Path("my street")
HELD = Holdings(812, 140)
SOURCES = [SourceRow("invented", 700), SourceRow("invented: Almelo, 2017", 60), SourceRow(None, 6)]


def loaded(new: int, unchanged: int = 0) -> LoadReport:
    """A load of six people, one of whom was refused."""
    people = FileReport("people.csv", 6, new, 0, unchanged, 1)
    knows = FileReport("knows.csv", 9, 0, 0, 9, 0)
    return LoadReport((people, knows), False, (), 0, None, 0)


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("NEO4J_URI", raising=False)


def sit_down(monkeypatch: pytest.MonkeyPatch, says: str) -> None:
    """Somebody at a terminal, who says something."""
    terminal = io.StringIO(f"{says}\n")
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", terminal)


def told(is_new: bool, capsys: pytest.CaptureFixture[str], held: Holdings = HELD) -> str:
    tell_beside(beside(FOLDER, None, loaded(5), held, SOURCES), is_new=is_new)
    return capsys.readouterr().out


def test_a_load_beside_the_demo_says_so_and_how_to_undo_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mark_of(None).write("digest")

    lines = [" ".join(line.split()) for line in told(True, capsys).splitlines()]

    place = tmp_path / "schakel"
    assert lines[0] == f"It is in {place}, which holds 812 people and 140 organisations."
    assert lines[1] == "Already there, and not in my street: 807 people of the 812, the demo among them."
    assert lines[2] == "Where the 812 came from, those of my street among them:"
    assert {"invented 700", "invented: Almelo, 2017 60", "(not said) 6", "(others) 46"} <= set(lines)
    assert lines[-2].endswith("schakel load 'my street' --data my-network")
    assert lines[-1].endswith(f"schakel demo --reset --data {place}")


def test_a_load_beside_a_network_of_ones_own_says_what_undoes_it(capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(True, capsys)

    assert "the demo" not in shown
    assert shown.splitlines()[-1].endswith("schakel engine dump FILE")


def test_a_load_of_nothing_new_names_the_others_too(capsys: pytest.CaptureFixture[str]) -> None:
    _, others = told(False, capsys).splitlines()

    assert others == "Already there, and not in my street: 807 people of the 812."


def test_one_is_one_person(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = told(False, capsys, Holdings(6, 1)).splitlines()

    assert first.endswith("which holds 6 people and 1 organisation.")
    assert second.endswith("1 person of the 6.")


def test_nothing_more_is_said_where_nobody_else_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(told(True, capsys, Holdings(5, 0)).splitlines()) == 1


@pytest.mark.parametrize("says", ["n", "no", "nee", "NEE", ""])
def test_somebody_at_a_terminal_may_say_no_to_the_demo(
    says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mark_of(None).write("digest")
    sit_down(monkeypatch, says)

    with pytest.raises(typer.Abort, match=r"^Nothing was loaded\.$"):
        ask_before_mixing(FOLDER, None)

    assert "stands by itself with schakel load 'my street' --data my-network" in capsys.readouterr().err


@pytest.mark.parametrize("says", ["y", "yes", "j", "ja", " Ja "])
def test_somebody_at_a_terminal_may_mean_it(says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_of(None).write("digest")
    sit_down(monkeypatch, says)

    ask_before_mixing(FOLDER, None)


def test_who_answers_something_else_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mark_of(None).write("digest")
    sit_down(monkeypatch, "perhaps\nja")

    ask_before_mixing(FOLDER, None)

    shown = capsys.readouterr().err
    assert "Error: answer y (yes) or n (no)." in shown
    assert shown.count("all the same? [y/N]") == 2


def test_who_names_a_place_and_who_cannot_answer_is_told_and_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mark_of(None).write("digest")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    ask_before_mixing(FOLDER, None)
    sit_down(monkeypatch, "n")
    ask_before_mixing(FOLDER, tmp_path / "schakel")

    assert capsys.readouterr().err.count("The demo is here too.") == 2


def test_nobody_is_asked_where_there_is_no_demo(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sit_down(monkeypatch, "n")

    ask_before_mixing(FOLDER, None)

    assert capsys.readouterr().err == ""
