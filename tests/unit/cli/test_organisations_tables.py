"""What there is to know of a coalition stands under what it is."""

from typing import Any

import pytest

from cli.ask.organisations_tables import show_coalitions
from graph.model.kinds import Language

PARTS = ("cooperation", "weakSides", "competingNeeds", "serviceMoves", "leftToResidents", "links")


def test_every_part_of_a_coalition_has_a_title_and_an_empty_one_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    coalition: dict[str, Any] = {each: [] for each in PARTS}
    coalition |= {"name": "Plein", "arrangement": {"id": "a"}, "explanation": "Zij delen een doel.", "sharedGoals": []}
    coalition["cooperation"] = [{"explanation": "A en B werken samen."}]
    coalition["handOvers"] = [{"from": {"name": "A"}, "to": {"name": "B"}, "summary": None}]
    coalition["connectors"] = [{"party": {"name": "Bert"}, "explanation": "Hoort bij A, en kent mensen van B."}]

    show_coalitions([coalition], Language.NL)

    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("Hoe zij samenwerken:") :] == [
        "Hoe zij samenwerken:",
        "- A en B werken samen.",
        "Wie mensen naar wie doorstuurt:",
        "- A → B",
        "Wie hen verbindt:",
        "- Bert: hoort bij A, en kent mensen van B.",
        "",
    ]
