"""Who or what is meant: by a name that a whole series of meetings has, or by an id that is mistyped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from cli.ask.finding import find_id
from graph.errors import Conflict, NotFound
from graph.model.kinds import Language
from graph.words import day_in_words

Listed = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Town:
    """Somebody who asks about these meetings on 22 November, each with its name and its day."""

    meetings: Mapping[str, Listed]
    called: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """Ids of arrangements, by the words that find them; of those that begin with circle, CIRCLE is the kind."""
    day: date = date(2026, 11, 22)
    language: Language = Language.EN

    async def answer(self, name: str, variables: Mapping[str, object]) -> dict[str, Any]:
        if name == "known":
            return {"entity": None}
        if name == "named":
            return {"search": [_hit(each) for each in self.called.get(str(variables["text"]), ())]}
        listed = self.meetings.get(str(variables["text"]), ())
        coming = sorted(each for each in listed if each[1] >= str(variables["today"]))
        past = sorted((each for each in listed if each[1] <= str(variables["yesterday"])), reverse=True)
        return {"coming": _page(coming), "past": _page(past)}


def _hit(id_: str) -> dict[str, Any]:
    kind = "CIRCLE" if id_.startswith("circle") else "SERVICE"
    return {"matched": f"called {id_}", "entity": {"__typename": "Arrangement", "id": id_, "arrangementKind": kind}}


def _page(listed: Listed) -> dict[str, Any]:
    nodes = [{"id": each, "name": "De Spoel", "startsAt": f"{day}T16:00:00+01:00"} for each, day in listed]
    return {"totalCount": len(nodes), "nodes": nodes[:10]}


def months(first: int, last: int, day: int = 5) -> list[tuple[str, str]]:
    return [(f"m-{month:02}", f"2026-{month:02}-{day:02}") for month in range(first, last + 1)]


@pytest.mark.parametrize(
    ("listed", "taken"),
    [
        (months(1, 12), "m-12"),
        ([*months(1, 10), ("tonight", "2026-11-22"), *months(12, 12)], "tonight"),
        (months(3, 3), "m-03"),
    ],
    ids=["the only one to come", "the one that is today", "the only one there was"],
)
async def test_of_a_series_the_next_is_taken_and_that_is_said(
    listed: Listed, taken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await find_id(Town({"De Spoel": listed}), "meeting", "De Spoel") == taken

    day = day_in_words(date.fromisoformat(dict(listed)[taken]), Language.EN)
    assert capsys.readouterr().err == f"Taking {taken}  De Spoel ({day}, 16:00) for 'De Spoel'.\n"


async def test_several_are_listed_with_their_days_those_to_come_first_and_what_is_left_off() -> None:
    with pytest.raises(Conflict) as refused:
        await find_id(Town({"De Spoel": [*months(1, 10), *months(11, 12, day=26)]}), "meeting", "De Spoel")

    lines = str(refused.value).splitlines()
    assert lines[1:4] == [
        "  m-11  De Spoel (26 November 2026, 16:00)",
        "  m-12  De Spoel (26 December 2026, 16:00)",
        "  m-10  De Spoel (5 October 2026, 16:00)",
    ]
    assert lines[-1] == "  … and 2 more"
    assert len(lines) == 12


async def test_a_name_of_no_meeting_is_refused() -> None:
    with pytest.raises(NotFound, match="no meeting"):
        await find_id(Town({}), "meeting", "De Spoel")


async def test_of_a_mistyped_id_only_what_has_one_like_it_is_meant(capsys: pytest.CaptureFixture[str]) -> None:
    found = ["demo:a-circle", "town:meal", "demo:a-circles-of-old"]

    assert await find_id(Town({}, {"circel": found}), "arrangement", "demo:a-circel") == "demo:a-circle"
    assert capsys.readouterr().err == (
        "Taking demo:a-circle  called demo:a-circle (arrangement) for 'demo:a-circel'.\n"
    )
    with pytest.raises(NotFound, match="no arrangement"):
        await find_id(Town({}, {"circel": found}), "arrangement", "elsewhere:circel")
    with pytest.raises(NotFound, match="no arrangement"):
        await find_id(Town({}), "arrangement", "demo:a")


async def test_what_is_no_circle_is_not_meant_where_a_circle_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    town = Town({}, {"linden": ["walk-1", "circle-1"], "walk": ["walk-1"]})

    assert await find_id(town, "circle", "linden") == "circle-1"
    assert "Taking circle-1" in capsys.readouterr().err
    with pytest.raises(NotFound, match="no circle"):
        await find_id(town, "circle", "walk")
    with pytest.raises(Conflict, match="walk-1"):
        await find_id(town, "arrangement", "linden")
