"""Every `schakel ask` is asked of the demo: in tables of both languages, and in JSON for programs."""

import json
import re
import signal
from collections.abc import Iterator

import pytest
import typer.main

from api.context import Context
from cli.main import app, outcome
from cli.signals import ENDING
from graph.settings import DatabaseSettings

EXAMPLES = {
    "chains": "--from demo:p-hodan-elmi --to demo:p-wim-sluijs",
    "connectors": "--area demo:n-weverij",
    "key-players": "--area demo:n-weverij",
    "fragility": "--area demo:n-weverij",
    "graph-frames": "--area demo:n-weverij --first 20",
    "matches": "--need plushome:need-plushome-cook",
    "exchanges": "--area demo:d-oosterwaard",
    "proposed-arrangements": "--area demo:d-oosterwaard --around demo:o-kanaalgroep --first 1",
    "coalitions": "--area demo:d-oosterwaard --first 2",
    "stakeholders": "--of demo:a-daktuin",
    "venues-for": "--space talent:event-hall --near demo:o-weverszangers",
    "circle-check": "--circle demo:a-buurtcirkel",
    "open-triangle": "--around demo:p-daan-rietveld",
    "duplicates": "--area demo:d-oosterwaard",
    "area-report": "--area demo:n-weverij",
    "area-statistics": "--within demo:d-oosterwaard --from 2026-03-01 --to 2026-04-30",
    "measures": "",
    "briefing": "--meeting demo:spoel-2026-12",
    "open-actions": "--area demo:d-oosterwaard",
}
# Words of English sentences and headings that are neither Dutch nor in a name of the demo.
ENGLISH = re.compile(r"\b(the|with|which|knows|they|their|and|nobody|from|asks)\b")


def commands() -> list[str]:
    """The name of every question."""
    questions = vars(typer.main.get_command(app))["commands"]["ask"]
    return sorted(vars(questions)["commands"])


@pytest.fixture(autouse=True)
def asked_here(demo: Context, database_settings: DatabaseSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command line leads to the database of this run, on the day of the other examples."""
    assert database_settings.password is not None
    monkeypatch.setenv("NEO4J_URI", database_settings.uri or "")
    monkeypatch.setenv("NEO4J_USERNAME", database_settings.username)
    monkeypatch.setenv("NEO4J_PASSWORD", database_settings.password.get_secret_value())
    monkeypatch.setattr("cli.ask.asking.today", lambda: demo.viewer.day)
    before = {each: signal.getsignal(each) for each in ENDING}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a question that must succeed prints."""
    code = outcome(("ask", *words))
    printed = capsys.readouterr()
    assert code == 0, printed.err
    return printed.out


def test_every_question_has_an_example() -> None:
    assert commands() == sorted(EXAMPLES)


@pytest.mark.parametrize("command", commands())
def test_a_question_is_answered_in_tables_and_json(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [command, *EXAMPLES[command].split()]

    english = told(capsys, *words, "--language", "en")
    dutch = told(capsys, *words, "--language", "nl")
    answer = json.loads(told(capsys, *words, "--json"))

    assert len(english.splitlines()) > 1
    assert english != dutch
    assert ENGLISH.findall(dutch) == []
    assert answer
