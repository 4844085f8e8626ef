"""An area on two days, as it is shown."""

from typing import Any

import pytest

from cli.ask.areas_tables import show_area_report, show_area_statistics
from graph.model.kinds import Language


def a_change(label: str, before: float, after: float, unit: str = "share") -> dict[str, Any]:
    return {"label": label, "unit": unit, "before": before, "after": after, "difference": after - before}


def test_differences_add_up_on_paper_and_indices_stay_behind(capsys: pytest.CaptureFixture[str]) -> None:
    answer = {
        "explanation": "",
        "comparedTo": "2026-01-01",
        "asOf": "2026-11-22",
        "changes": [a_change("Apart", 0.114, 0.126), a_change("Index", 0.2, 0.3, "index")],
        "now": {"themes": []},
        "meetings": [],
    }

    show_area_report(answer, Language.EN)

    told = capsys.readouterr().out
    [line] = [each for each in told.splitlines() if "Apart" in each]
    assert line.split()[-3:] == ["0.11", "0.13", "0.02"]
    assert "Index" not in told


def test_counts_are_whole_and_shares_have_two_decimals_in_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    themes = [
        {"theme": {"labelNl": name}, "asked": 1, "met": 0, "open": 1, "offers": 2, "offersPerOpenNeed": per}
        for name, per in (("Eten", 2.0), ("Vervoer", 1.5), ("Dieren", None))
    ]
    meeting = {"meeting": {"name": "Café"}, "day": "2026-11-05", "visitors": 41, "ties": 1, "groupsBridged": 0}
    answer = {
        "explanation": "",
        "comparedTo": "2026-01-01",
        "asOf": "2026-11-22",
        "changes": [a_change("Apart", 0.066, 0.0), a_change("Contacten", 1200, 1234, "ties")],
        "now": {"themes": themes},
        "meetings": [meeting],
    }

    show_area_report(answer, Language.NL)
    compared = capsys.readouterr().out
    show_area_report(answer | {"comparedTo": None, "changes": []}, Language.NL)
    alone = capsys.readouterr().out

    rows = {words[0]: words[1:] for words in map(str.split, compared.splitlines()) if words}
    assert rows["Apart"] == ["0,07", "0,00", "-0,07"]
    assert rows["Contacten"] == ["1.200", "1.234", "34"]
    assert (rows["Eten"][-1], rows["Vervoer"][-1], rows["Dieren"][-1]) == ("2,0", "1,5", "2")
    assert ("Groepen verbonden" in compared, "Groepen verbonden" in alone) == (True, False)


def test_each_reason_to_hide_a_number_has_a_sign_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    common = {"areaName": "Noord", "theme": None, "periodEnd": "2026-10-31", "band": None, "isProvisional": False}
    hidden = common | {"value": None, "base": None}
    answer: list[dict[str, Any]] = [
        hidden | {"measure": "needsMet", "hiddenBecause": "Te klein."},
        hidden | {"measure": "needsMetShare", "hiddenBecause": "Geen aandeel."},
        hidden | {"measure": "tiesFromMeetings", "hiddenBecause": "Te klein."},
        common | {"measure": "tiesConfirmedShare", "value": 0.55, "base": 60, "hiddenBecause": None},
        common | {"measure": "fragmentation", "value": None, "band": "0.8-1.0", "base": 45, "hiddenBecause": None},
    ]

    show_area_statistics(answer, Language.NL)

    lines = capsys.readouterr().out.splitlines()
    values = [line.split("2026-10-31")[1].split()[0] for line in lines if "2026-10-31" in line]
    assert values == ["a", "b", "a", "55%", "80–100%"]
    assert lines[-2:] == ["a  Te klein.", "b  Geen aandeel."]


def test_a_measure_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    figure: dict[str, Any] = {"areaName": "Noord", "measure": "ties", "theme": None, "periodEnd": "2026-10-31"}
    figure |= {"value": 25, "band": None, "base": 30, "isProvisional": False, "hiddenBecause": None}

    show_area_statistics([figure], Language.NL)

    shown = capsys.readouterr().out
    assert "Hoeveel contacten tussen bewoners bekend zijn" in shown
    assert "Thema" not in shown


def test_residents_are_told_from_the_people_of_a_network(capsys: pytest.CaptureFixture[str]) -> None:
    figure: dict[str, Any] = {"areaName": "Noord", "measure": "people", "theme": None, "periodEnd": "2026-10-31"}
    figure |= {"value": 60, "band": None, "base": 60, "isProvisional": False, "hiddenBecause": None}

    show_area_statistics([figure], Language.NL)
    show_area_statistics([figure | {"measure": "meetings", "value": 3, "base": None}], Language.NL)

    shown = capsys.readouterr().out
    assert "Mensen" not in shown
    assert shown.count("Over hoeveel bewoners") == 1
    assert shown.count("Andere antwoorden tellen ook wie daar actief is") == 1
