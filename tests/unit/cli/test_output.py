"""What is printed for people and for programs."""

import json

import pytest

from cli.output import day, figure, headings, percentage, print_json, print_paragraph, print_table, short_json
from graph.model.kinds import Language


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


def test_a_dutch_table_has_dutch_headings_and_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    columns = headings(Language.NL, "Who", "Circle {number}: who", number=2)
    print_table(columns, [("Aisha", 11304)], numbers=columns[1:], language=Language.NL)

    words = capsys.readouterr().out.split()
    assert words[:4] == ["Wie", "Kring", "2:", "wie"]
    assert words[-2:] == ["Aisha", "11.304"]


def test_numbers_and_days_are_written_as_the_language_does() -> None:
    nl, en = Language.NL, Language.EN

    assert [figure(each, 11304) for each in (nl, en)] == ["11.304", "11,304"]
    assert [figure(each, 0.218, 2) for each in (nl, en)] == ["0,22", "0.22"]
    assert [figure(each, -0.001, 2) for each in (nl, en)] == ["0,00", "0.00"]
    assert figure(nl, None) == ""
    assert [percentage(each, 0.0768) for each in (nl, en)] == ["7,7%", "7.7%"]
    assert [day(each, "2026-11-22") for each in (nl, en)] == ["22 november 2026", "22 November 2026"]


def test_a_column_that_is_empty_in_every_row_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Who", "For", "Load"), [("Ann", None, 0), ("Ben", "", 1)], numbers=("Load",))

    heading, _, *rows = capsys.readouterr().out.split("\n")[1:5]
    assert heading.split() == ["Who", "Load"]
    assert [each.split() for each in rows] == [["Ann", "0"], ["Ben", "1"]]

    print_table(("Who", "For", "Load"), [])
    assert capsys.readouterr().out == ""


def test_a_sheet_is_as_broad_as_was_asked_also_without_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for asked, broadest in (("60", 60), ("300", 100), ("0", 100)):
        monkeypatch.setenv("COLUMNS", asked)
        print_paragraph("word " * 100)

        assert broadest - 5 < max(map(len, capsys.readouterr().out.splitlines())) <= broadest


def test_the_words_of_a_point_of_a_list_stand_under_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    for mark in ("- ", "10. "):
        print_paragraph(mark + "word " * 50)

        first, second, *_ = capsys.readouterr().out.splitlines()
        assert first.startswith(mark + "word")
        assert second.startswith(" " * len(mark) + "word")
