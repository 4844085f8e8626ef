"""What is printed for people and for programs."""

import json

import pytest

from cli.output import print_json, print_table, short_json


def test_json_is_spelt_as_the_api_spells_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"is_trial": True, "files": [{"file": "people.csv", "refused_folder": None}]})

    assert json.loads(capsys.readouterr().out) == {
        "isTrial": True,
        "files": [{"file": "people.csv", "refusedFolder": None}],
    }


def test_what_fits_on_a_line_stands_on_one_line() -> None:
    step = {"from": {"name": "Aïcha"}, "to": {"name": "Bram"}}

    assert short_json({"steps": [step] * 3, "length": 3}) == (
        "{\n"
        '  "steps": [\n'
        '    {"from":{"name":"Aïcha"},"to":{"name":"Bram"}},\n'
        '    {"from":{"name":"Aïcha"},"to":{"name":"Bram"}},\n'
        '    {"from":{"name":"Aïcha"},"to":{"name":"Bram"}}\n'
        "  ],\n"
        '  "length": 3\n'
        "}"
    )


def test_short_json_is_json() -> None:
    value = {"a": ["x" * 200, {"b": None, "c": ["y" * 150, 1.5]}], "d": {}}

    assert json.loads(short_json(value)) == value


def test_a_table_without_a_terminal_has_no_colour_and_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Who", "Contacts"), [("[red]Aisha[/red]", 1234), (None, 0)], numbers=("Contacts",))

    shown = capsys.readouterr().out
    assert "[red]Aisha[/red]" in shown
    assert "1,234" in shown
    assert "\x1b" not in shown
