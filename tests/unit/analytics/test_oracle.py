"""Every measure that networkx has too, on seeded random networks."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest

from graph.analytics.betweenness import betweenness
from graph.analytics.brokerage import brokerage
from graph.analytics.closure import density, mean_clustering, transitivity
from graph.analytics.components import component_sizes, components
from graph.analytics.distances import closeness, diameter, global_efficiency, reach
from graph.analytics.holes import constraint, effective_size
from graph.analytics.mixing import attribute_assortativity, degree_assortativity, modularity
from graph.analytics.network import Floats, Network
from graph.analytics.pieces import bridges, dependents, pairs_cut
from tests.unit.analytics.graphs import as_networkx, groups_of, random_networks, values_of

NETWORKS = [pytest.param(each, id=f"{each.size} nodes, {each.ties} ties") for each in random_networks()]
every_network = pytest.mark.parametrize("network", NETWORKS)


def in_order(values: dict[int, float]) -> Floats:
    return np.array([values[node] for node in range(len(values))], dtype=np.float64)


@every_network
def test_betweenness(network: Network) -> None:
    expected = in_order(nx.betweenness_centrality(as_networkx(network), normalized=False))

    assert betweenness(network).values == pytest.approx(expected, abs=1e-9)


@every_network
def test_betweenness_by_cost(network: Network) -> None:
    costs = values_of(network)
    expected = in_order(nx.betweenness_centrality(as_networkx(network, costs), normalized=False, weight="value"))

    assert betweenness(network, costs).values == pytest.approx(expected, abs=1e-9)


@every_network
@pytest.mark.parametrize("is_weighted", [False, True])
def test_constraint(network: Network, is_weighted: bool) -> None:
    strengths = values_of(network) if is_weighted else None
    expected = in_order(nx.constraint(as_networkx(network, strengths), weight="value"))

    assert constraint(network, strengths) == pytest.approx(expected, abs=1e-9, nan_ok=True)


@every_network
@pytest.mark.parametrize("is_weighted", [False, True])
def test_effective_size(network: Network, is_weighted: bool) -> None:
    strengths = values_of(network) if is_weighted else None
    graph = as_networkx(network, strengths)
    # With a weight networkx takes the wrong maximum unless the nodes are given.
    expected = in_order(nx.effective_size(graph, nodes=list(graph), weight="value" if is_weighted else None))

    assert effective_size(network, strengths) == pytest.approx(expected, abs=1e-9, nan_ok=True)


@every_network
def test_brokerage_by_trying_every_pair(network: Network) -> None:
    groups = groups_of(network)
    graph = as_networkx(network)
    found = brokerage(network, groups)

    for node in graph:
        counts = dict.fromkeys(("AAA", "ABA", "ABB", "AAB", "ABC"), 0)
        for one, other in permutations(graph[node], 2):
            if not graph.has_edge(one, other):
                left, own, right = groups[one], groups[node], groups[other]
                name = "AAA" if left == own == right else "ABA" if left == right else None
                counts[name or ("ABB" if own == right else "AAB" if left == own else "ABC")] += 1
        roles = (found.coordinator, found.itinerant, found.gatekeeper, found.representative, found.liaison)
        assert [int(role[node]) for role in roles] == list(counts.values())


@every_network
def test_components(network: Network) -> None:
    graph = as_networkx(network)

    assert component_sizes(network).tolist() == sorted(map(len, nx.connected_components(graph)), reverse=True)
    labels = components(network)
    assert all(labels[first] == labels[second] for first, second in graph.edges)


@every_network
def test_pairs_cut_by_taking_everybody_out(network: Network) -> None:
    graph = as_networkx(network)
    sizes = {node: len(part) for part in nx.connected_components(graph) for node in part}

    for node, found in enumerate(pairs_cut(network).tolist()):
        rest = nx.restricted_view(graph, [node], [])
        pieces = [len(part) for part in nx.connected_components(rest) if part & set(graph[node])]
        others = sizes[node] - 1
        assert found == others * (others - 1) // 2 - sum(piece * (piece - 1) // 2 for piece in pieces)


@every_network
def test_dependents_by_taking_everybody_out(network: Network) -> None:
    graph = as_networkx(network)

    for node in graph:
        rest = nx.restricted_view(graph, [node], [])
        expected = [
            other
            for other in sorted(nx.node_connected_component(graph, node) - {node})
            if len(nx.node_connected_component(rest, other)) - 1
            < (len(nx.node_connected_component(graph, other)) - 1) / 2
        ]
        assert dependents(network, node).tolist() == expected


@every_network
def test_bridges_and_their_sides(network: Network) -> None:
    graph = as_networkx(network)
    found = bridges(network)

    assert [(each.first, each.second) for each in found] == sorted(tuple(sorted(ends)) for ends in nx.bridges(graph))
    for each in found:
        rest = nx.restricted_view(graph, [], [(each.first, each.second)])
        assert each.first_side == len(nx.node_connected_component(rest, each.first))
        assert each.second_side == len(nx.node_connected_component(rest, each.second))


@every_network
def test_distances(network: Network) -> None:
    graph = as_networkx(network)
    found = reach(network)
    largest = max(nx.connected_components(graph), key=len)

    assert closeness(found) == pytest.approx(in_order(nx.closeness_centrality(graph)), abs=1e-9)
    assert global_efficiency(found) == pytest.approx(nx.global_efficiency(graph), abs=1e-9)
    assert diameter(network, found) == nx.diameter(graph.subgraph(largest))


@every_network
def test_closure(network: Network) -> None:
    graph = as_networkx(network)

    assert density(network) == pytest.approx(nx.density(graph))
    assert transitivity(network) == pytest.approx(nx.transitivity(graph))
    assert mean_clustering(network) == pytest.approx(nx.average_clustering(graph))


@every_network
def test_mixing(network: Network) -> None:
    graph = as_networkx(network)
    groups = groups_of(network)
    nx.set_node_attributes(graph, dict(enumerate(groups.tolist())), "group")
    parts = [set(np.flatnonzero(groups == group).tolist()) for group in range(3)]

    assert modularity(network, groups) == pytest.approx(nx.community.modularity(graph, parts))
    assert degree_assortativity(network) == pytest.approx(nx.degree_pearson_correlation_coefficient(graph))
    assert attribute_assortativity(network, groups) == pytest.approx(
        nx.attribute_assortativity_coefficient(graph, "group")
    )
