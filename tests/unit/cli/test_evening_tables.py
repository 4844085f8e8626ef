"""What is still open, as it is shown."""

from typing import Any

import pytest

from cli.ask.evening_tables import show_open_actions
from graph.model.kinds import Language


def an_action(kind: str = "INTRODUCTION_UNANSWERED", days: int | None = 4655, of: int = 1) -> dict[str, Any]:
    return {
        "kind": kind,
        "people": [{"id": "ann", "name": "Ann"}],
        "whoCouldAct": {"id": "eve", "name": "Eve"},
        "due": "2026-12-05" if kind == "BASIS_RUNNING_OUT" else None,
        "daysOpen": days,
        "openInAll": of,
        "explanation": "Something.",
    }


@pytest.mark.parametrize(
    ("days", "told"), [(1, "1 day"), (59, "59 days"), (90, "2 months"), (700, "22 months"), (4655, "12 years")]
)
def test_an_age_is_told_in_a_measure_in_which_people_think(
    days: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show_open_actions([an_action(days=days)], Language.EN)

    assert told in capsys.readouterr().out


def test_what_is_not_shown_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    show_open_actions([an_action(of=88)], Language.NL)
    assert "Er staan er nog 87 open. Te zien met --first 88." in capsys.readouterr().out

    show_open_actions([an_action(of=1088)], Language.NL)
    assert "Er staan er nog 1.087 open. Vraag minder met --area of --for." in capsys.readouterr().out

    show_open_actions([an_action(of=1)], Language.NL)
    assert "Te zien" not in capsys.readouterr().out


def test_what_may_be_kept_until_a_day_stands_apart_and_last(capsys: pytest.CaptureFixture[str]) -> None:
    show_open_actions([an_action(of=2), an_action("BASIS_RUNNING_OUT", None, 2)], Language.EN)

    waiting, kept = capsys.readouterr().out.split("What is known of them may be kept until then")
    assert "Something." in waiting
    assert "12 years" in waiting
    assert "Ann" in kept
    assert "2026-12-05" in kept
    assert "Something." not in kept
