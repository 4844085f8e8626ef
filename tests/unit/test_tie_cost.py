"""The cost of a tie: the stated values, and that both versions agree and no true fact makes a tie weaker."""

import doctest
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import tie_cost
from graph.model.kinds import KnownBy
from graph.tie_cost import belief, cost, costs, freshness, freshnesses

DAY = date(2026, 11, 22)
dates = st.none() | st.dates(date(2000, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("last_contact", "confirmed_on", "expected"),
    [
        (date(2026, 11, 22), None, 1.0),
        (date(2026, 5, 22), None, 1.0),
        (date(2026, 5, 31), None, 1.0),
        (None, date(2026, 6, 1), 1.0),
        (date(2024, 5, 22), None, 0.5),
        (date(2010, 1, 1), date(2024, 5, 22), 0.5),
        (date(2022, 5, 22), None, 0.25),
        (date(2010, 1, 1), None, 0.2),
        (None, None, 0.2),
        (date(2027, 1, 1), None, 1.0),
    ],
)
def test_freshness_halves_every_two_years_after_half_a_year(
    last_contact: date | None, confirmed_on: date | None, expected: float
) -> None:
    assert freshness(last_contact, confirmed_on, DAY, is_open_membership=False) == expected


def test_freshness_falls_from_the_day_after_six_months() -> None:
    assert freshness(date(2026, 5, 21), None, DAY) == pytest.approx(0.99907, abs=1e-5)


def test_an_open_membership_does_not_age() -> None:
    assert freshness(None, None, DAY, is_open_membership=True) == 1.0


@pytest.mark.parametrize(
    ("known_by", "expected"), [("SELF", 1.0), ("BOTH", 1.0), ("OBSERVED", 1.0), ("HEARSAY", 0.6), (None, 0.6)]
)
def test_belief_is_whole_unless_hearsay_or_unknown(known_by: str | None, expected: float) -> None:
    assert belief(known_by) == expected


def test_cost_is_one_for_the_best_tie_and_highest_for_one_of_which_nothing_is_known() -> None:
    assert cost(5, 1.0, 1.0) == 1.0
    assert cost(None, 0.2, 0.6) == pytest.approx(41.6667, abs=1e-4)


@given(dates, st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.booleans())
def test_both_versions_give_the_same_freshness(latest: date | None, day: date, is_membership: bool) -> None:
    array = np.array([np.datetime64("NaT") if latest is None else np.datetime64(latest)], dtype="datetime64[D]")

    found = freshnesses(array, day, is_open_membership=np.array([is_membership]))

    assert found[0] == pytest.approx(freshness(latest, None, day, is_open_membership=is_membership))


@given(st.none() | st.integers(1, 5), st.sampled_from([None, *KnownBy]), dates)
def test_both_versions_give_the_same_cost(strength: int | None, known_by: str | None, latest: date | None) -> None:
    fresh, believed = freshness(latest, None, DAY), belief(known_by)
    given_strength = np.nan if strength is None else float(strength)

    found = costs(np.array([given_strength]), np.array([fresh]), np.array([believed]))

    assert found[0] == pytest.approx(cost(strength, fresh, believed))


@given(st.integers(1, 5), st.sampled_from(list(KnownBy)), st.dates(date(2000, 1, 1), DAY), dates)
def test_a_true_fact_never_makes_a_tie_weaker(
    strength: int, known_by: KnownBy, last_contact: date, confirmed_on: date | None
) -> None:
    told = cost(strength, freshness(last_contact, confirmed_on, DAY), belief(known_by))

    assert told <= cost(None, freshness(last_contact, confirmed_on, DAY), belief(known_by))
    assert told <= cost(strength, freshness(None, confirmed_on, DAY), belief(known_by))
    assert told <= cost(strength, freshness(last_contact, confirmed_on, DAY), belief(None))


def test_the_examples_in_the_text_run() -> None:
    assert doctest.testmod(tie_cost).failed == 0
