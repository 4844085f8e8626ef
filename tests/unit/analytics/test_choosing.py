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
from tests.unit.analytics.graphs import networks

SMALL = networks(largest=9)


def anybody(network: Network) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    return np.ones(network.size, dtype=np.bool_)


@given(network=SMALL, size=st.integers(1, 4))
def test_the_nearest_players_are_as_good_as_the_best_of_all_sets(network: Network, size: int) -> None:
    expected = reaching_sets(network, size)
    found = reaching_players(network, size, anybody(network))

    assert found.is_exact
    if expected is not None:
        steps = steps_by_level(network, np.array(found.nodes)).astype(float)
        near = np.where(steps < 0, 0, 1 / np.maximum(steps, 1)).max(axis=1)
        assert near.mean() == pytest.approx(expected.value, abs=1e-9)


@given(network=SMALL, size=st.integers(1, 2))
def test_the_players_whose_leaving_breaks_most_are_those_of_all_sets(network: Network, size: int) -> None:
    expected = fragmenting_sets(network, size, by_distance=True)
    found = fragmenting_players(network, size, anybody(network))

    assert found.is_exact
    if expected is not None:
        assert fragmentation_without(network, found.nodes) == pytest.approx(expected.value, abs=1e-9)


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


@given(SMALL)
def test_dependents_are_counted_as_they_are_listed(network: Network) -> None:
    assert dependent_counts(network).tolist() == [len(dependents(network, node)) for node in range(network.size)]
