"""What is said of one person, on snapshots built without a database."""

from datetime import date

import networkx as nx
import numpy as np
import pytest

from graph.areas import AreaParties
from graph.connectors.told import groups_connected, is_told_by_others_only
from graph.groups import Groups
from graph.model.kinds import TieKind
from graph.snapshot import Snapshot
from graph.snapshot.building import Asked, Building

NAMES = ("a", "b", "c", "d")


def snapshot_of(people: list[str], ties: list[tuple[str, str, str | None, str | None]]) -> Snapshot:
    """A snapshot of people and ties (one, other, known by, reported by)."""
    rows = [[one, other, None, None, None, known_by, reporter, True] for one, other, known_by, reporter in ties]
    parties = AreaParties([[each, [], True, None, None, True] for each in people], [])
    building = Building(parties, Asked("north", date(2026, 11, 22), (TieKind.KNOWS,), 1))
    building.take(TieKind.KNOWS, rows)
    return building.finished()


@pytest.mark.parametrize("seed", range(20))
def test_the_groups_joined_are_those_of_any_two_contacts_who_do_not_know_each_other(seed: int) -> None:
    graph = nx.gnp_random_graph(15, 0.3, seed=seed)
    people = [f"p{number:02}" for number in range(15)]
    snapshot = snapshot_of(people, [(people[one], people[other], None, None) for one, other in graph.edges])
    numbers = np.random.default_rng(seed).integers(-1, len(NAMES), 15)

    for person in graph:
        joined: dict[int, int] = {}
        for one in graph[person]:
            is_open = any(
                numbers[one] != numbers[other] and not graph.has_edge(one, other)
                for other in graph[person]
                if other != one
            )
            if numbers[one] >= 0 and is_open:
                joined[numbers[one]] = joined.get(numbers[one], 0) + 1
        expected = [NAMES[group] for group, _ in sorted(joined.items(), key=lambda each: (-each[1], each[0]))]
        assert groups_connected(snapshot, Groups(numbers, NAMES), person) == expected


def test_two_people_without_a_group_are_of_different_groups() -> None:
    snapshot = snapshot_of(["ann", "ben", "cas", "dee"], [("ann", each, None, None) for each in ("ben", "cas", "dee")])

    assert groups_connected(snapshot, Groups(np.array([-1, 0, -1, -1]), NAMES), 0) == ["a"]


@pytest.mark.parametrize(
    ("known_by", "reporter", "expected"),
    [
        ("SELF", "ann", (False, True)),
        ("SELF", "ben", (True, False)),
        ("SELF", "worker", (False, False)),
        ("SELF", None, (False, False)),
        ("BOTH", "worker", (False, False)),
        ("BOTH", None, (False, False)),
        ("OBSERVED", "worker", (True, True)),
        ("HEARSAY", None, (True, True)),
        ("HEARSAY", "ann", (False, True)),
        (None, "worker", (True, True)),
        (None, "ben", (True, False)),
        (None, None, (False, False)),
    ],
)
def test_whose_word_a_tie_is(known_by: str | None, reporter: str | None, expected: tuple[bool, bool]) -> None:
    snapshot = snapshot_of(["ann", "ben"], [("ann", "ben", known_by, reporter)])

    assert (is_told_by_others_only(snapshot, 0), is_told_by_others_only(snapshot, 1)) == expected


def test_one_own_word_is_enough() -> None:
    ties = [("ann", "ben", "HEARSAY", "worker"), ("ann", "cas", "SELF", "ann")]

    assert not is_told_by_others_only(snapshot_of(["ann", "ben", "cas"], ties), 0)


def test_somebody_without_ties_has_none_told() -> None:
    assert not is_told_by_others_only(snapshot_of(["ann"], []), 0)


def test_ties_to_others_and_to_oneself_are_left_out() -> None:
    snapshot = snapshot_of(["ann", "ben"], [("ann", "ann", None, None), ("ann", "zoe", None, None)])

    assert snapshot.network.ties == 0
