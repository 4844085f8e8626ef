"""Periods whose ends may be a month or a year."""

from datetime import date

import pytest

from graph.changes.periods import ALWAYS, NEVER, end_day, first_day, holds_after, overlap
from graph.dates import has_ended


@pytest.mark.parametrize(
    ("since", "expected"),
    [(None, ALWAYS), ("2026", date(2026, 1, 1)), ("2026-03", date(2026, 3, 1)), ("2026-03-04", date(2026, 3, 4))],
)
def test_the_first_day_that_may_be_meant(since: str | None, expected: date) -> None:
    assert first_day(since) == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, NEVER),
        ("2026", date(2027, 1, 1)),
        ("2026-02", date(2026, 3, 1)),
        ("2024-02", date(2024, 3, 1)),
        ("2026-12", date(2027, 1, 1)),
        ("2026-03-04", date(2026, 3, 4)),
        ("9999", NEVER),
        ("9999-12", NEVER),
    ],
)
def test_the_day_from_which_it_no_longer_holds(until: str | None, expected: date) -> None:
    assert end_day(until) == expected


@pytest.mark.parametrize("until", [None, "2026", "2026-02", "2026-02-28"])
@pytest.mark.parametrize("day", [date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), date(2027, 1, 1)])
def test_the_end_agrees_with_the_rule_of_reading(until: str | None, day: date) -> None:
    assert has_ended(until, day) is (day >= end_day(until))
    assert holds_after({"until": until}, day) is not has_ended(until, day)


def test_periods_that_touch_do_not_overlap() -> None:
    assert not overlap({"until": "2026"}, {"since": "2027"})
    assert not overlap({"since": "2027-01-01"}, {"until": "2026"})
    assert overlap({"until": "2026"}, {"since": "2026-12-31"})
    assert overlap({}, {})
    assert overlap({"since": "2026-01-01", "until": "2026-01-01"}, {"since": "2026-01-01", "until": "2026-01-01"})
