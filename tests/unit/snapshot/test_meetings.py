"""Ties derived from lists of who came to which meeting."""

import numpy as np
import pytest

from graph.snapshot.meetings import encounters

INDEX = {name: number for number, name in enumerate(["ann", "ben", "cas", "dee"])}


def test_two_shared_meetings_make_a_tie_and_one_does_not() -> None:
    meetings = [
        ["2026-09-01", None, 3, ["cas", "ann", "ben"]],
        ["2026-10-01", 21, 2, ["ben", "ann"]],
    ]

    found = encounters(meetings, INDEX)

    assert list(zip(found.first.tolist(), found.second.tolist(), strict=True)) == [(0, 1)]
    assert found.closeness.tolist() == [pytest.approx(1 / 2 + 1 / 20)]
    assert found.latest.tolist() == [np.datetime64("2026-10-01").item()]


def test_a_headcount_below_the_recorded_visitors_is_not_believed() -> None:
    meetings = [["2026-09-01", 2, 11, ["ann", "ben"]], ["2026-09-08", 0, 6, ["ann", "ben"]]]

    assert encounters(meetings, INDEX).closeness.tolist() == [pytest.approx(1 / 10 + 1 / 5)]


def test_no_tie_is_closer_than_one() -> None:
    meetings = [[f"2026-09-0{day}", None, 2, ["ann", "ben"]] for day in range(1, 6)]

    assert encounters(meetings, INDEX).closeness.tolist() == [1.0]


def test_visitors_outside_the_network_are_left_out_but_counted() -> None:
    meetings = [["2026-09-01", None, 5, ["ann", "ben", "zoe"]], ["2026-09-08", None, 5, ["ann", "ben", "zoe"]]]

    found = encounters(meetings, INDEX)

    assert (len(found.first), found.closeness.tolist()) == (1, [pytest.approx(0.5)])


def test_without_meetings_nobody_met() -> None:
    assert encounters([], INDEX).first.tolist() == []
