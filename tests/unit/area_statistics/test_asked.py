"""What may be asked of `areaStatistics`, and the measures that it knows."""

from datetime import date
from typing import Any

import pytest

from graph.area_statistics.asked import Asked, Month, check_asked
from graph.area_statistics.measures import DEFINITIONS
from graph.area_statistics.records import map_of
from graph.area_statistics.safe import rounded
from graph.errors import InvalidInput
from graph.model.kinds import Language
from graph.words import say
from tests.support.statement_files import ROOT

TODAY = date(2026, 11, 22)


def asked(
    *,
    within: str | None = None,
    level: str = "NEIGHBOURHOOD",
    from_day: date | None = None,
    to_day: date | None = None,
    interval: str = "MONTH",
    measures: list[str] | None = None,
    themes: list[str] | None = None,
) -> Asked:
    return check_asked(
        within=within,
        level=level,
        from_day=from_day,
        to_day=to_day,
        interval=interval,
        measures=measures,
        themes=themes,
        today=TODAY,
    )


def test_a_year_of_months_is_usual() -> None:
    periods = asked().periods

    assert (len(periods), periods[0].first_day, periods[-1].last_day) == (12, date(2025, 12, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("MONTH", [(date(2026, 2, 1), date(2026, 2, 28)), (date(2026, 3, 1), date(2026, 3, 31))]),
        ("QUARTER", [(date(2026, 1, 1), date(2026, 3, 31))]),
        ("YEAR", [(date(2026, 1, 1), date(2026, 12, 31))]),
    ],
)
def test_periods_are_whole(interval: str, expected: list[tuple[date, date]]) -> None:
    periods = asked(from_day=date(2026, 2, 20), to_day=date(2026, 3, 1), interval=interval).periods

    assert [(each.first_day, each.last_day) for each in periods] == expected


def test_the_future_is_left_out() -> None:
    assert asked(to_day=date(2030, 1, 1), from_day=date(2026, 10, 1)).periods[-1].last_day == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"from_day": date(2026, 3, 1), "to_day": date(2026, 2, 1)}, "from is 2026-03-01 and to is 2026-02-01"),
        ({"from_day": date(2027, 1, 1), "to_day": date(2027, 2, 1)}, "lies in the future; give a day up to 2026-11-22"),
        # Whoever gives no end is not told of one.
        ({"from_day": date(2027, 1, 1)}, "lies in the future; give a day up to 2026-11-22"),
        ({"from_day": date(2010, 1, 1)}, "is 203 months; at most 60"),
        ({"from_day": date(1, 1, 1)}, "from is 0001-01-01"),
        ({"to_day": date(1, 1, 1)}, "to is 0001-01-01"),
        ({"measures": []}, "measures is empty; give at least one of people, withoutKnownTie"),
        ({"measures": ["people", "happiness"]}, "measures is 'happiness'. Give 'people', 'withoutKnownTie'"),
        ({"level": "STREET"}, "level is 'STREET'. Did|level is 'STREET'. Give 'AREA', 'NEIGHBOURHOOD'"),
        ({"interval": "DAY"}, "interval is 'DAY'"),
        ({"within": ""}, "an id has 1 to 64 characters"),
        ({"themes": [f"t{number}" for number in range(101)]}, "themes has 101 ids; at most 100"),
    ],
)
def test_bad_input_is_refused_with_what_is_allowed(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        asked(**given)


def test_months_follow_each_other() -> None:
    assert str(Month(2026, 1).plus(-1)) == "2025-12"
    assert Month(2028, 2).last_day == date(2028, 2, 29)


def test_numbers_are_rounded_to_fives() -> None:
    assert [rounded(each) for each in (10, 12, 13, 17, 18)] == [10, 10, 15, 15, 20]


def test_an_area_that_shares_a_place_with_another_overlaps() -> None:
    places: list[list[Any]] = [
        ["city", "City", "MUNICIPALITY", None, None, []],
        ["east", "East", "DISTRICT", None, None, ["city"]],
        ["river", "River", "AREA", None, None, ["city"]],
        ["quay", "Quay", "NEIGHBOURHOOD", None, None, ["east", "river"]],
        ["hall", "Hall", "VENUE", None, None, ["quay"]],
        ["loop", "Loop", "AREA", None, None, ["loop"]],
    ]

    found = map_of(places)

    assert found.parents == {"city": None, "east": "city", "river": "city", "quay": "east", "loop": None}
    assert found.overlapping - {"loop"} == {"river"}
    assert found.area_of["hall"] == "quay"


def test_every_measure_is_told_in_dutch_too() -> None:
    for each in DEFINITIONS:
        assert say(Language.NL, each.meaning) != each.meaning
        assert say(Language.NL, each.definition) != each.definition


def test_the_documents_have_the_table_of_measures() -> None:
    text = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    table = text.partition("| measure | unit | meaning | how it is counted | by theme |\n|---|---|---|---|---|\n")[2]
    assert table.partition("\n\n")[0].splitlines() == [
        f"| `{each.name}` | {each.unit} | {each.meaning} | {each.definition} | {'yes' if each.has_themes else ''} |"
        for each in DEFINITIONS
    ]
