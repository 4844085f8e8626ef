"""The figures of a circle on small hand-made circles."""

from collections.abc import Sequence
from datetime import date

import pytest

from graph.circles.figures import (
    Visit,
    days_left,
    is_missed,
    losses,
    most_shared,
    own_series,
    reach,
    three_years_on,
)

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("since", "full_on"),
    [("2016-03-07", "2019-03-07"), ("2016-02-29", "2019-02-28"), ("2016-03", "2019-03"), ("2016", "2019")],
)
def test_three_years_are_as_precise_as_the_beginning(since: str, full_on: str) -> None:
    assert three_years_on(since) == full_on


@pytest.mark.parametrize(
    ("full_on", "left"),
    [("2026-11-22", 0), ("2026-11-23", 1), ("2026-11-21", -1), ("2026-11", 9), ("2026", 40), ("2025", -325)],
)
def test_a_month_or_year_is_full_when_it_is_over(full_on: str, left: int) -> None:
    assert days_left(full_on, DAY) == left


#  a - b - c - d    coach - d
MEMBERS = ["a", "b", "c", "d", "coach"]
TIES = [("a", "b"), ("b", "c"), ("c", "d"), ("coach", "d")]


def test_the_main_group_is_where_most_participants_are() -> None:
    found = losses(MEMBERS, {"a", "b", "c", "d"}, TIES)

    assert [(leaver, lost.groups) for leaver, lost in found] == [
        ("c", (("d", "coach"),)),
        ("b", (("a",),)),
        ("d", (("coach",),)),
    ]


def test_who_is_apart_already_is_not_lost_again() -> None:
    members = [*MEMBERS, "alone"]

    assert reach(members, set(members), TIES).cut_off == ("alone",)
    assert all("alone" not in lost.cut_off for _, lost in losses(members, set(members), TIES))


def test_a_ring_loses_nobody() -> None:
    assert losses(["a", "b", "c"], {"a", "b", "c"}, [("a", "b"), ("b", "c"), ("a", "c")]) == []


@pytest.mark.parametrize("members", [[], ["a"]])
def test_nobody_and_one_person_are_circles_too(members: list[str]) -> None:
    assert reach(members, set(members), []).cut_off == ()
    assert losses(members, set(members), []) == []


def came(*evenings: str) -> list[frozenset[str]]:
    """Who came, the latest evening first."""
    return [frozenset(each) for each in evenings]


@pytest.mark.parametrize(
    ("evenings", "missed"),
    [
        (came("b", "b", "b", "a", "a"), True),
        (came("b", "b", "b", "a", "b"), False),  # came once before: no regular
        (came("b", "b", "a", "a", "a"), False),  # was there three evenings ago
        (came("b", "b", "b", "b", "b", "b", "b", "a", "a"), False),  # a regular of long ago
        (came("b", "b"), False),  # too few evenings to tell
        ([], False),
    ],
)
def test_a_regular_who_stays_away_is_missed(evenings: Sequence[frozenset[str]], missed: bool) -> None:
    assert is_missed("a", evenings) is missed


def visit(series: str | None, members: str, *, visitors: int = 10, is_own: bool = False) -> Visit:
    """A meeting to which these members came."""
    return Visit("m", "Meeting", series, DAY, is_own, visitors, frozenset(members))


PEOPLE = set("abcd")


@pytest.mark.parametrize(
    ("visits", "series"),
    [
        ([visit("own", "ab", is_own=True), visit("café", "abcd")], "own"),
        ([visit("café", "abcd", visitors=40), visit("evening", "abc", visitors=4)], "evening"),
        ([visit("chess", "a")], None),  # one of four
        ([visit(None, "abcd")], None),  # no series
        ([visit("b-series", "ab"), visit("a-series", "ab")], "a-series"),
        ([], None),
    ],
)
def test_the_series_of_a_circle(visits: list[Visit], series: str | None) -> None:
    assert own_series(visits, PEOPLE) == series


def test_what_most_share_and_of_how_many_it_is_known() -> None:
    shared = most_shared({"a": {"x", "y"}, "b": {"x"}, "c": set(), "d": {"y"}, "e": {"x"}})

    assert shared is not None
    assert (shared.group, shared.people, shared.known) == ("x", 3, 4)
    assert most_shared({"a": set()}) is None
    assert most_shared({}) is None
