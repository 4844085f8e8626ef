"""Days, months and years as people give them."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.dates import has_begun, has_ended, parse_day, parse_moment, parse_partial_day
from graph.errors import InvalidInput


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-11-22", "2026-11-22"),
        ("22-11-2026", "2026-11-22"),
        ("2-3-2026", "2026-03-02"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
    ],
)
def test_a_date_is_kept_as_precise_as_it_was_given(given: str, kept: str) -> None:
    assert parse_partial_day(given) == kept


@pytest.mark.parametrize(
    "given", ["", "2026-13", "31-02-2026", "11/22/2026", "gisteren", "2026-1-1", "20261122", "٢٠٢٦"]
)
def test_what_is_no_date_is_refused_with_what_is_allowed(given: str) -> None:
    with pytest.raises(InvalidInput, match="2026-11-22"):
        parse_partial_day(given)


def test_a_month_is_no_full_day() -> None:
    with pytest.raises(InvalidInput, match="not a full day"):
        parse_day("2026-11")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("2026-11-22 19:30", "2026-11-22T19:30:00+01:00"),
        ("2026-06-22 19:30", "2026-06-22T19:30:00+02:00"),
        ("22-11-2026 19:30", "2026-11-22T19:30:00+01:00"),
        ("2026-11-22", "2026-11-22T00:00:00+01:00"),
        ("2026-11-22T19:30:00Z", "2026-11-22T19:30:00+00:00"),
    ],
)
def test_a_time_without_offset_is_dutch_time(given: str, text: str) -> None:
    assert parse_moment(given).isoformat() == text


@pytest.mark.parametrize(
    ("since", "begun"),
    [(None, True), ("2026", True), ("2026-06", True), ("2026-06-15", True), ("2026-06-16", False), ("2026-07", False)],
)
def test_a_tie_has_begun_on_its_first_possible_day(since: str | None, begun: bool) -> None:
    assert has_begun(since, date(2026, 6, 15)) is begun


@pytest.mark.parametrize(
    ("until", "ended"),
    [
        (None, False),
        ("2025", True),
        ("2026", False),
        ("2026-06", False),
        ("2026-06-15", True),
        ("2026-06-16", False),
        ("2026-05", True),
    ],
)
def test_a_tie_ends_on_its_day_and_a_month_or_year_after_its_last(until: str | None, ended: bool) -> None:
    assert has_ended(until, date(2026, 6, 15)) is ended


@pytest.mark.parametrize("parse", [parse_partial_day, parse_day, parse_moment])
def test_of_a_long_text_that_is_no_date_only_the_beginning_is_told(parse: Callable[[str], object]) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse("x" * 10_000)

    assert refused.value.message.startswith(f"'{'x' * 40}…' is not a date")
    assert len(refused.value.message) < 200
