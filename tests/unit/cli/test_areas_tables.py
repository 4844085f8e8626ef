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
