"""Wrong input, large networks, and the limits that the documentation states."""

import networkx as nx
import numpy as np
import pytest

from graph.analytics import distances, masked
from graph.analytics.betweenness import EXACT_UP_TO, betweenness
from graph.analytics.brokerage import brokerage
from graph.analytics.distances import reach
from graph.analytics.holes import burt_efficiency, constraint
from graph.analytics.key_players import fragmenting_sets, reaching_sets
from graph.analytics.masked import product_where
from graph.analytics.mixing import ei_index
from graph.analytics.network import Network
from graph.analytics.pieces import dependents
from graph.analytics.ranks import rank_ranges, ranks
from graph.analytics.two_mode import projection
from tests.unit.analytics.graphs import random_networks

PATH = Network.of(3, [(0, 1), (1, 2)])


def test_self_ties_and_parallel_ties_are_dropped() -> None:
    network = Network.of(3, [(0, 1), (1, 0), (0, 1), (2, 2)])

    assert (network.first.tolist(), network.second.tolist()) == ([0], [1])


@pytest.mark.parametrize("tie", [(0, 3), (-1, 0)])
def test_a_tie_to_an_unknown_node_is_refused(tie: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside 0 to 2"):
        Network.of(3, [tie])


@pytest.mark.parametrize("values", [np.array([1.0]), np.array([1.0, 0.0]), np.array([1.0, np.nan])])
def test_a_value_above_zero_is_needed_for_each_tie(values: np.ndarray) -> None:
    with pytest.raises(ValueError, match="one cost above 0"):
        betweenness(PATH, values)
    with pytest.raises(ValueError, match="one strength above 0"):
        constraint(PATH, values)


def test_one_group_is_needed_for_each_node() -> None:
    with pytest.raises(ValueError, match="one group for each node"):
        brokerage(PATH, np.array([0]))
    with pytest.raises(ValueError, match="one group number"):
        ei_index(PATH, np.array([0, 1, -1]))


def test_other_wrong_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="one effective size"):
        burt_efficiency(PATH, np.array([1.0]))
    with pytest.raises(ValueError, match="no node 3"):
        dependents(PATH, 3)
    with pytest.raises(ValueError, match="At least 1 node must leave"):
        fragmenting_sets(PATH, 0, by_distance=True)
    with pytest.raises(ValueError, match="At least 1 node must be chosen"):
        reaching_sets(PATH, 0)
    with pytest.raises(ValueError, match="At least 1 resample"):
        rank_ranges(PATH, lambda kept, _: kept.degrees.astype(float), resamples=0)
    with pytest.raises(ValueError, match="at least 1 sample"):
        betweenness(PATH, samples=0)
    with pytest.raises(ValueError, match="a member with an event"):
        projection(PATH, np.array([True, True, False]))


def test_products_in_blocks_equal_the_whole_product(monkeypatch: pytest.MonkeyPatch) -> None:
    for network in random_networks():
        adjacency = network.adjacency
        whole = product_where(adjacency, adjacency, adjacency).toarray()
        monkeypatch.setattr(masked, "_BLOCK_PATHS", 50)

        assert np.array_equal(product_where(adjacency, adjacency, adjacency).toarray(), whole)


def test_distances_in_blocks_equal_the_whole_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    for network in random_networks():
        whole = reach(network)
        monkeypatch.setattr(distances, "_MATRIX_UP_TO", 1)
        monkeypatch.setattr(distances, "_BLOCK_ENTRIES", 400)
        blocks = reach(network)
        monkeypatch.undo()

        assert blocks.nearness == pytest.approx(whole.nearness)
        assert blocks.steps.tolist() == whole.steps.tolist()
        assert blocks.farthest.tolist() == whole.farthest.tolist()


def test_above_three_thousand_nodes_betweenness_is_sampled_and_says_so() -> None:
    graph = nx.barabasi_albert_graph(EXACT_UP_TO + 1, 3, seed=5)
    network = Network.of(EXACT_UP_TO + 1, graph.edges)

    sampled = betweenness(network)
    exact = betweenness(network, samples=network.size)

    assert sampled.is_estimate
    assert not exact.is_estimate
    assert np.array_equal(sampled.values, betweenness(network).values)
    pairs = (network.size - 1) * (network.size - 2) / 2
    assert np.abs(sampled.values - exact.values).max() / pairs < 0.12
    assert len(set(np.argsort(-sampled.values)[:20]) & set(np.argsort(-exact.values)[:20])) >= 16


def test_sums_in_another_order_do_not_break_a_shared_rank() -> None:
    scores = np.array([0.1 + 0.2, 0.3, 0.5])

    assert ranks(scores).tolist() == [2, 2, 1]


def test_a_rank_range_is_wide_where_two_are_about_equal() -> None:
    graph = nx.barabasi_albert_graph(40, 2, seed=8)
    network = Network.of(40, graph.edges)

    best, worst = rank_ranges(network, lambda kept, _: kept.degrees.astype(float))

    ranked = ranks(network.degrees.astype(float))
    assert (best <= ranked).mean() > 0.9
    assert (worst >= ranked).mean() > 0.9
    assert worst[ranked > 10].max() > best[ranked > 10].min()
