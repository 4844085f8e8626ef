"""Key players and new ties against trying everything, on random small networks."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analytics.distances import distance_fragmentation, reach, steps_by_level
from graph.analytics.fragmenting import fragmentation_without, fragmenting_players
from graph.analytics.key_players import fragmenting_sets, reaching_sets
from graph.analytics.network import Network
from graph.analytics.new_ties import closing_ties
from graph.analytics.pieces import dependent_counts, dependents
from graph.analytics.reaching import covering_players, reaching_players
from tests.unit.analytics.graphs import networks, relabelled, with_isolate

SMALL = networks(largest=9)


def anybody(network: Network) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    return np.ones(network.size, dtype=np.bool_)


def broken_by(network: Network, size: int) -> float:
    return fragmentation_without(network, fragmenting_players(network, size, anybody(network)).nodes)


def reached_by(network: Network, size: int) -> float:
    return nearness_of(network, reaching_players(network, size, anybody(network)).nodes)


def nearness_of(network: Network, players: tuple[int, ...]) -> float:
    if not players:
        return 0.0
    steps = steps_by_level(network, np.array(players)).astype(float)
    return float(np.where(steps < 0, 0, 1 / np.maximum(steps, 1)).max(axis=1).mean())


@given(network=SMALL, size=st.integers(1, 4))
def test_the_nearest_players_are_as_good_as_the_best_of_all_sets(network: Network, size: int) -> None:
    expected = reaching_sets(network, size)
    found = reaching_players(network, size, anybody(network))

    assert found.is_exact
    if expected is not None:
        assert nearness_of(network, found.nodes) == pytest.approx(expected.value, abs=1e-9)


@given(network=SMALL, size=st.integers(1, 2))
def test_the_players_whose_leaving_breaks_most_are_those_of_all_sets(network: Network, size: int) -> None:
    expected = fragmenting_sets(network, size, by_distance=True)
    found = fragmenting_players(network, size, anybody(network))

    assert found.is_exact
    if expected is not None:
        assert fragmentation_without(network, found.nodes) == pytest.approx(expected.value, abs=1e-9)


@given(network=SMALL, size=st.integers(1, 2), data=st.data())
def test_numbering_does_not_matter_to_what_players_are_worth(network: Network, size: int, data: st.DataObject) -> None:
    other = relabelled(network, np.array(data.draw(st.permutations(range(network.size))), dtype=np.int64))

    assert broken_by(other, size) == pytest.approx(broken_by(network, size), abs=1e-9)
    assert reached_by(other, size) == pytest.approx(reached_by(network, size), abs=1e-9)
    assert dependent_counts(other).sum() == dependent_counts(network).sum()


@given(network=SMALL, size=st.integers(1, 3))
def test_somebody_without_ties_is_not_chosen_to_reach_and_takes_a_share_of_one(network: Network, size: int) -> None:
    more = with_isolate(network)
    found = reaching_players(more, size, np.arange(more.size) < network.size)

    assert network.size not in found.nodes
    near = np.array(reached_by(network, size)) * network.size / more.size
    assert nearness_of(more, found.nodes) == pytest.approx(near, abs=1e-9)
    assert dependent_counts(more)[: network.size].tolist() == dependent_counts(network).tolist()


@given(network=SMALL, size=st.integers(1, 2))
def test_a_tie_less_never_breaks_less_and_never_reaches_more(network: Network, size: int) -> None:
    fewer = network.keeping_ties(np.arange(network.ties) != 0)

    assert broken_by(fewer, size) >= broken_by(network, size) - 1e-9
    assert reached_by(fewer, size) <= reached_by(network, size) + 1e-9


@given(network=SMALL, data=st.data())
def test_no_fewer_players_cover_as_many(network: Network, data: st.DataObject) -> None:
    least = data.draw(st.integers(0, network.size))
    near = [{node, *network.neighbours(node).tolist()} for node in range(network.size)]
    found = covering_players(network, least, anybody(network), seconds=10)

    fewest = next(
        size
        for size in range(network.size + 1)
        for chosen in combinations(near, size)
        if len(set[int]().union(*chosen)) >= least
    )
    assert (len(found.nodes), found.is_exact) == (fewest, True)


@given(SMALL)
def test_the_first_new_tie_is_the_best_of_its_kind(network: Network) -> None:
    before = distance_fragmentation(reach(network)) or 0
    ties = list(zip(network.first.tolist(), network.second.tolist(), strict=True))
    steps = steps_by_level(network, np.arange(network.size))
    gains = [
        before - (distance_fragmentation(reach(Network.of(network.size, [*ties, pair]))) or 0)
        for pair in combinations(range(network.size), 2)
        if steps[pair] == 2
    ]
    found = closing_ties(network, anybody(network), lambda *_: False, 1)

    assert [each.gain for each in found] == pytest.approx([max(gains)] if gains else [], abs=1e-9)


def test_of_equal_new_ties_the_one_of_who_carries_least_comes_first() -> None:
    square = Network.of(4, [(0, 1), (1, 2), (2, 3), (0, 3)])

    def found(*carried: int) -> list[tuple[int, int]]:
        ties = closing_ties(square, anybody(square), lambda *_: False, 2, carried=np.array(carried))
        return [(each.first, each.second) for each in ties]

    assert found(0, 0, 0, 0) == [(0, 2), (1, 3)]
    assert found(0, 0, 1, 0) == [(1, 3), (0, 2)]


@given(SMALL)
def test_dependents_are_counted_as_they_are_listed(network: Network) -> None:
    assert dependent_counts(network).tolist() == [len(dependents(network, node)) for node in range(network.size)]
