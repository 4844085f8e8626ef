"""Random networks for the laws and for the comparison with networkx."""

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from graph.analytics.network import Floats, Integers, Network


@st.composite
def networks(draw: st.DrawFn, largest: int = 12) -> Network:
    """Small networks of every shape, the empty one included."""
    size = draw(st.integers(0, largest))
    if size < 2:
        return Network.of(size, [])
    nodes = st.integers(0, size - 1)
    return Network.of(size, draw(st.lists(st.tuples(nodes, nodes), max_size=3 * size)))


def random_networks() -> list[Network]:
    """Seeded networks of four kinds: sparse and falling apart, dense, with hubs, and a small world."""
    graphs = [
        nx.gnp_random_graph(60, 0.03, seed=1),
        nx.gnp_random_graph(40, 0.3, seed=2),
        nx.barabasi_albert_graph(80, 3, seed=3),
        nx.watts_strogatz_graph(50, 4, 0.2, seed=4),
    ]
    return [Network.of(graph.number_of_nodes(), graph.edges) for graph in graphs]


def as_networkx(network: Network, values: Floats | None = None) -> "nx.Graph[int]":
    """The same network for networkx, with a value on each tie."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(network.size))
    weights = np.ones(network.ties) if values is None else values
    for first, second, value in zip(network.first.tolist(), network.second.tolist(), weights.tolist(), strict=True):
        graph.add_edge(first, second, value=value)
    return graph


def values_of(network: Network, seed: int = 7) -> Floats:
    """A strength from 1 to 5 for each tie."""
    return np.random.default_rng(seed).integers(1, 6, network.ties).astype(np.float64)


def groups_of(network: Network, count: int = 3, seed: int = 11) -> Integers:
    """A group for each node."""
    return np.random.default_rng(seed).integers(0, count, network.size)


def relabelled(network: Network, order: Integers) -> Network:
    """The network in which node `order[i]` of the old one is node `i`."""
    places = np.argsort(order)
    pairs = zip(places[network.first].tolist(), places[network.second].tolist(), strict=True)
    return Network.of(network.size, pairs)


def with_isolate(network: Network) -> Network:
    """The network with one more node that has no tie."""
    return Network(network.size + 1, network.first, network.second)
