"""Every value of every network with known answers, against the pure functions."""

from typing import Any

import numpy as np
import pytest

from graph.analytics.mixing import modularity
from graph.analytics.two_mode import projection
from tests.known_answers import Known, known_networks
from tests.unit.analytics.measures import MEASURES, Measured

NETWORKS = known_networks()
NOT_MEASURES = {"published", "best_modularity"}
CASES = [
    pytest.param(known, measure, id=f"{known.name}: {measure}")
    for known in NETWORKS
    for measure in known.expected
    if measure not in NOT_MEASURES
]


def assert_agrees(found: Any, expected: Any, tolerance: float, where: str = "") -> None:
    """Compares nested values; null stands for not defined."""
    if isinstance(expected, dict):
        assert set(found) == set(expected), where
        for key, value in expected.items():
            assert_agrees(found[key], value, tolerance, f"{where}/{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for number, value in enumerate(expected):
            assert_agrees(found[number], value, tolerance, f"{where}/{number}")
    elif expected is None:
        assert found is None or np.isnan(found), where
    elif isinstance(expected, str):
        assert found == expected, where
    else:
        assert found == pytest.approx(expected, abs=tolerance), where


@pytest.mark.parametrize(("known", "measure"), CASES)
def test_a_measure_agrees_with_the_known_answer(known: Known, measure: str) -> None:
    found = MEASURES[measure](Measured(known))

    expected = known.expected[measure]
    if measure == "bridges":
        expected = sorted([*sorted(ends, key=known.nodes.index), pairs] for *ends, pairs in expected)
    assert_agrees(found, expected, known.tolerance)


@pytest.mark.parametrize(
    "known", [each for each in NETWORKS if "published" in each.expected], ids=lambda each: each.name
)
def test_the_printed_values_agree_within_their_own_precision(known: Known) -> None:
    measured = Measured(known)
    for printed in known.expected["published"]:
        measure, *path = printed["path"]
        if measure in NOT_MEASURES:
            continue
        found = MEASURES[measure](measured)
        for key in path:
            found = found[key]
        assert_agrees(found, printed["value"], max(printed["tolerance"], 1e-12), str(printed["path"]))


def test_the_best_known_division_of_the_club_has_the_published_modularity() -> None:
    club = next(each for each in NETWORKS if "best_modularity" in each.expected)
    measured = Measured(club)
    best = club.expected["best_modularity"]
    groups = np.empty(len(club.nodes), dtype=np.int64)
    for number, part in enumerate(best["partition"]):
        groups[[measured.number[node] for node in part]] = number

    assert modularity(measured.network, groups) == pytest.approx(0.4197896120973046, abs=1e-12)


def test_the_women_share_as_many_events_as_counted() -> None:
    both = next(each for each in NETWORKS if each.members)
    women = next(each for each in NETWORKS if each.name.endswith(", women"))
    measured = Measured(both)

    shared, counts = projection(measured.network, measured.is_member)

    members = [node for node in both.nodes if node in both.members]
    found = {
        frozenset((members[first], members[second])): count
        for first, second, count in zip(shared.first.tolist(), shared.second.tolist(), counts.tolist(), strict=True)
    }
    assert found == {frozenset((first, second)): count for first, second, count in women.ties}


def test_no_known_answer_is_left_out() -> None:
    assert len(NETWORKS) == 18
    assert {measure for known in NETWORKS for measure in known.expected} == set(MEASURES) | NOT_MEASURES
