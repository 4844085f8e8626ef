"""The tables of `schakel ask` about a network show what matters for what was asked."""

from typing import Any

import pytest

from cli.ask.network_tables import show_connectors, show_fragility, show_frames, show_key_players
from graph.model.kinds import Language


def test_the_table_of_connectors_shows_the_share_of_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    told = "Of every 100 pairs of others of whom a tie is known, 23 find their shortest way through this person."
    one: dict[str, Any] = {"rank": 1, "person": {"name": "Ann"}, "contacts": 3, "pairsCut": 0, "load": 0}
    one |= {"betweennessShare": 0.077, "knownShare": 0.23, "explanation": told}

    show_connectors(
        {"area": {"name": "North"}, "asOf": "2026-11-22", "connectors": [one], "losingEveryTie": [], "explanation": ""},
        Language.EN,
    )

    shown = capsys.readouterr().out
    assert "23" in shown
    assert "7.7" not in shown


def test_a_long_explanation_is_broken_also_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    one: dict[str, Any] = {"rank": 1, "person": {"name": "Ann"}, "contacts": 3, "pairsCut": 0, "load": 0}
    one |= {"betweennessShare": 0.077, "knownShare": 0.23, "explanation": "Joins residents and volunteers. " * 20}
    answer: dict[str, Any] = {"area": {"name": "North"}, "asOf": "2026-11-22", "connectors": [one]}

    show_connectors(answer | {"losingEveryTie": [], "explanation": "94 people are known. " * 20}, Language.EN)

    assert max(map(len, capsys.readouterr().out.splitlines())) <= 120


@pytest.mark.parametrize(("aim", "is_shown"), [("REACH", True), ("FRAGMENT", False)])
def test_who_is_reached_is_shown_to_whom_it_matters(
    capsys: pytest.CaptureFixture[str], aim: str, is_shown: bool
) -> None:
    answer: dict[str, Any] = {"area": {"name": "North"}, "asOf": "2026-11-22", "aim": aim, "people": [{"name": "Ann"}]}
    answer |= {"score": 0.5, "reachedInOneStep": 41, "reachedInTwoSteps": 87, "total": 95, "isExact": True}

    show_key_players(answer | {"explanation": ""}, Language.EN)

    shown = capsys.readouterr().out
    assert "0.50" in shown
    assert "95" in shown
    assert ("Reached in one step" in shown, "87" in shown) == (is_shown, is_shown)


def test_what_breaks_comes_before_what_would_mend_it_and_what_else_is_weak(capsys: pytest.CaptureFixture[str]) -> None:
    ann, ben, cas = ({"id": each, "name": each} for each in ("Ann", "Ben", "Cas"))
    answer: dict[str, Any] = {"area": {"name": "North"}, "asOf": "2026-11-22", "explanation": "Without Dan it breaks."}
    answer |= {"losingEveryTie": [ann], "bridges": [], "cutPointCount": 1, "bridgeCount": 0, "hangingByOneTie": 0}
    answer["suggestedTies"] = [{"first": ann, "second": ben, "why": "They share a choir.", "broker": None}]
    answer["cutPoints"] = [{"person": cas, "pairsCut": 3, "dependents": 1}]

    show_fragility(answer, Language.EN)

    shown = capsys.readouterr().out
    parts = ["Without Dan it breaks.", "Loses every known tie", "1. Ann + Ben", "Only way between others"]
    assert [shown.index(each) for each in parts] == sorted(shown.index(each) for each in parts)


def weak(*smaller: int, cut_points: int, bridges: int, hanging: int) -> dict[str, Any]:
    """What is fragile where only the first are told of so many; a tie for each number on its smaller side."""
    tie = {"second": {"name": "Zoë"}, "largerSide": 40}
    return {
        "area": {"name": "North"},
        "asOf": "2026-11-22",
        "explanation": "",
        "losingEveryTie": [],
        "suggestedTies": [],
        "cutPoints": [{"person": {"name": "Ann"}, "pairsCut": 3, "dependents": 1}],
        "bridges": [{**tie, "first": {"name": f"P{at}"}, "smallerSide": side} for at, side in enumerate(smaller)],
        "cutPointCount": cut_points,
        "bridgeCount": bridges,
        "hangingByOneTie": hanging,
    }


def test_what_is_weak_is_told_with_how_much_more_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    show_fragility(weak(5, 1, 1, cut_points=36, bridges=13, hanging=10), Language.EN)

    shown = capsys.readouterr().out
    assert "Shown: 1 of 36. See more with --first 36." in shown
    assert "Shown: 1 of 3. See more with --first 3." in shown
    assert "Within North 10 people hang by one tie only. The first: P1, P2. See more with --first 13." in shown


def test_who_hangs_by_one_tie_is_counted_where_nobody_of_them_is_among_the_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_fragility(weak(5, 2, cut_points=1, bridges=12, hanging=10), Language.NL)

    assert "Binnen North hangen 10 mensen aan één enkel contact.\n" in capsys.readouterr().out


def test_a_whole_list_is_not_said_to_be_the_first_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    show_fragility(weak(5, 1, cut_points=1, bridges=2, hanging=1), Language.EN)

    shown = capsys.readouterr().out
    assert "first" not in shown
    assert "Within North 1 person hangs by one tie only: P1." in shown


def test_how_two_are_joined_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    edge = {"source": "ann", "target": "ben", "mainstat": 2.0, "secondarystat": "KNOWS, MEETS"}
    answer: dict[str, Any] = {"area": {"name": "North"}, "asOf": "2026-11-22", "explanation": "", "nodes": []}

    show_frames(answer | {"edges": [edge]}, Language.NL)

    shown = capsys.readouterr().out
    assert "kennen elkaar, komen elkaar tegen" in shown
    assert "KNOWS" not in shown


@pytest.mark.parametrize(
    ("aim", "language", "heading"),
    [
        ("REACH", Language.EN, "Nearness to them (1: all within one step, 0: nobody reached)"),
        ("REACH", Language.NL, "Nabijheid bij hen (1: allen binnen één stap, 0: niemand bereikt)"),
        ("FRAGMENT", Language.NL, "Hoe ver van elkaar (0: allen kennen elkaar, 1: geen contacten)"),
    ],
)
def test_a_score_is_told_with_its_scale(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, aim: str, language: Language, heading: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    answer: dict[str, Any] = {"area": {"name": "North"}, "asOf": "2026-11-22", "aim": aim, "people": [{"name": "Ann"}]}
    answer |= {"score": 0.5, "reachedInOneStep": 41, "reachedInTwoSteps": 87, "total": 95, "isExact": True}

    show_key_players(answer | {"explanation": ""}, language)

    assert heading in capsys.readouterr().out


def test_the_ties_of_a_dashboard_are_told_in_names_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    nodes = [
        {"id": each, "title": name, "subtitle": "bewoners", "mainstat": 1.0, "secondarystat": 0.0}
        for each, name in (("p1", "Ann"), ("p2", "Ben"))
    ]
    edge = {"source": "p1", "target": "p2", "mainstat": 3.0, "secondarystat": "KNOWS, MEETS"}

    show_frames(
        {"area": {"name": "Noord"}, "asOf": "2026-11-22", "nodes": nodes, "edges": [edge], "explanation": ""},
        Language.NL,
    )

    [line] = [each for each in capsys.readouterr().out.splitlines() if "3,0" in each]
    assert line.split(maxsplit=3) == ["Ann", "Ben", "3,0", "kennen elkaar, komen elkaar tegen "]
