"""Wrong usage: exit code 2 and one line on stderr, before anything is started."""

import pytest

from cli.main import outcome


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["fly"], "No such command 'fly'. See `schakel --help`."),
        (["load"], "Missing argument 'FOLDER'. See `schakel load --help`."),
        (["serve", "--port", "99999"], "Invalid value for '--port': "),
        (["serve", "--colour"], "No such option: --colour"),
        (["ask", "chains", "--to", "x"], "Missing option '--from'. See `schakel ask chains --help`."),
        (["ask", "chains", "--from", "x"], "Give exactly one of --to, --to-talent, "),
        (
            ["ask", "chains", "--from", "x", "--to", "y", "--by", "LUCK"],
            "--by is 'LUCK'. Give 'FEWEST_STEPS' or 'STRONGEST'.",
        ),
        (["ask", "chains", "--from", "x", "--to-kind", "CLUB"], "--to-kind is 'CLUB'. Give 'WELFARE', "),
        (["ask", "connectors", "--area", "x", "--ties", "LIKES"], "--ties is 'LIKES'. Give 'KNOWS', "),
        (["ask", "area-statistics", "--level", "distric"], "--level is 'distric'. Did you mean 'DISTRICT'?"),
        (
            ["ask", "connectors", "--area", "x", "--role", "volunters", "--language", "nl"],
            "--role is 'volunters'. Bedoelt u 'VOLUNTEER'?",
        ),
        (["ask", "connectors", "--area", "x", "--language", "fr"], "'fr' is not spoken here. Choose between "),
        (
            ["ask", "chains", "--from", "x", "--to", "y", "--as-of", "22 nov"],
            "Invalid value for '--as-of': '22 nov' is not a",
        ),
        (
            ["ask", "fragility", "--area", "x", "--as-of", "2026-11"],
            "Invalid value for '--as-of': '2026-11' is not a full",
        ),
        (
            ["ask", "connectors", "--area", "x", "--as-of", "1600-01-01"],
            "Invalid value for '--as-of': The day is 1600-01-01",
        ),
        (["ask", "area-statistics", "--from", "soon"], "Invalid value for '--from': 'soon' is not a date. Give a day"),
        (["ask", "area-report", "--area", "x", "--compared-to", "gisteren"], "Invalid value for '--compared-to': "),
        (
            ["ask", "area-report", "--area", "x", "--as-of", "1-2-2026", "--compared-to", "2026-03-01"],
            "--compared-to is 2026-03-01; give a day before 2026-02-01, or leave it out.",
        ),
        (["ask", "open-action"], "No such command 'open-action'. Did you mean 'open-actions', 'open-triangle'? See `"),
        (["ask", "matches", "--need", "x", "--talent", "y"], "Give exactly one of --need, --party, --talent, "),
    ],
)
def test_wrong_usage_is_told_in_one_line(words: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(words) == 2

    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(line)
    assert len(shown.err.splitlines()) == 1


@pytest.mark.parametrize("words", [[], ["ask"], ["engine"]])
def test_without_a_command_the_help_is_shown(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(words) == 2

    assert capsys.readouterr().err.startswith(" ".join(["Usage: schakel", *words, "[OPTIONS] COMMAND"]))


@pytest.mark.parametrize(
    "words", [["--help"], ["ask", "chains", "--help"], ["engine", "dump", "--help"], ["--version"]]
)
def test_help_is_no_failure(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(words) == 0

    assert capsys.readouterr().out
