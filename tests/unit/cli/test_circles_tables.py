"""The table of a circle says of which evenings it speaks."""

from typing import Any

import pytest

from cli.ask.circles_tables import show_circle
from graph.model.kinds import Language


def test_when_somebody_was_last_seen_is_of_the_evenings_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    one: dict[str, Any] = {"person": {"name": "Ann"}, "since": "2023-09", "threeYearsOn": "2026-09", "contacts": 1}
    one |= {"lastSeenOn": "2026-11-11", "notSeenLately": False}
    answer: dict[str, Any] = {"arrangement": {"name": "Kring"}, "asOf": "2026-11-22", "explanation": ""}

    show_circle(answer | {"participants": [one], "evenings": [{"name": "Koffie"}]}, Language.NL)

    assert "Laatst gezien bij Koffie" in capsys.readouterr().out
