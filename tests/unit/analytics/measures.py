"""The pure functions under the names of the known answers, so that both can be compared value by value."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from graph.analytics.betweenness import betweenness, betweenness_share
from graph.analytics.brokerage import Roles, brokerage
from graph.analytics.closure import density, mean_clustering, transitivity
from graph.analytics.components import component_sizes, fragmentation
from graph.analytics.distances import (
    Reach,
    closeness,
    diameter,
    distance_fragmentation,
    global_efficiency,
    mean_distance,
    reach,
)
from graph.analytics.holes import burt_efficiency, constraint, effective_size
from graph.analytics.key_players import BestSets, fragmenting_sets, reaching_sets
from graph.analytics.mixing import attribute_assortativity, degree_assortativity, ei_index, modularity
from graph.analytics.network import Flags, Floats, Integers, Network
from graph.analytics.pieces import bridges, pairs_cut
from graph.analytics.two_mode import (
    two_mode_betweenness,
    two_mode_closeness,
    two_mode_constraint,
    two_mode_density,
    two_mode_effective_size,
)
from tests.known_answers import Known

MOST_SETS = 30
ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "total")


class Measured:
    """A known network with everything the measures need, and names instead of numbers."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.number = {node: number for number, node in enumerate(known.nodes)}
        self.network = Network.of(
            len(known.nodes), [(self.number[first], self.number[second]) for first, second, _ in known.ties]
        )

    @cached_property
    def strengths(self) -> Floats:
        """The value of each tie in the order of the network."""
        values = {
            (min(ends), max(ends)): weight
            for first, second, weight in self.known.weights
            for ends in [(self.number[first], self.number[second])]
        }
        pairs = zip(self.network.first.tolist(), self.network.second.tolist(), strict=True)
        return np.array([values[pair] for pair in pairs])

    @cached_property
    def names(self) -> list[str]:
        """The names of the groups, in the order of their numbers."""
        return sorted(set(self.known.groups.values()))

    @cached_property
    def groups(self) -> Integers:
        """The number of each node's group."""
        return np.array([self.names.index(self.known.groups[node]) for node in self.known.nodes], dtype=np.int64)

    @cached_property
    def is_member(self) -> Any:
        """Which nodes are the people of a two-mode network."""
        return np.array([node in self.known.members for node in self.known.nodes])

    @cached_property
    def reach(self) -> Reach:
        """The distances of the network."""
        return reach(self.network)

    @cached_property
    def brokerage(self) -> Roles:
        """The roles of every node."""
        return brokerage(self.network, self.groups)

    def named(self, values: Any) -> dict[str, Any]:
        """Values per node under its name."""
        return dict(zip(self.known.nodes, np.asarray(values).tolist(), strict=True))

    def both_kinds(self, measure: Callable[[Network, Flags], Floats]) -> dict[str, Any]:
        """A measure of members, asked of the people and of the events of a two-mode network."""
        values = np.empty(self.network.size)
        values[self.is_member] = measure(self.network, self.is_member)
        values[~self.is_member] = measure(self.network, ~self.is_member)
        return self.named(values)

    def sets(self, found: BestSets | None) -> dict[str, Any] | None:
        """The best sets, by name."""
        if found is None:
            return None
        named = [[self.known.nodes[each] for each in best] for best in found.sets]
        return {"value": found.value, "tied": len(named), "best_sets": named if len(named) <= MOST_SETS else None}


def ei_parts(measured: Measured) -> dict[str, Any]:
    """The E-I index in the shape of the known answers."""
    found = ei_index(measured.network, measured.groups)
    return {
        "external": found.external,
        "internal": found.internal,
        "network": found.network,
        "groups": dict(zip(measured.names, found.groups.tolist(), strict=True)),
        "nodes": measured.named(found.nodes),
    }


MEASURES: Mapping[str, Callable[[Measured], Any]] = {
    "node_count": lambda m: m.network.size,
    "tie_count": lambda m: m.network.ties,
    "density": lambda m: density(m.network),
    "components": lambda m: {
        "count": len(component_sizes(m.network)),
        "sizes": component_sizes(m.network).tolist(),
    },
    "diameter": lambda m: diameter(m.network, m.reach),
    "mean_distance": lambda m: mean_distance(m.reach),
    "fragmentation": lambda m: fragmentation(m.network),
    "distance_fragmentation": lambda m: distance_fragmentation(m.reach),
    "efficiency": lambda m: global_efficiency(m.reach),
    "degree": lambda m: m.named(m.network.degrees),
    "betweenness": lambda m: m.named(betweenness(m.network).values),
    "betweenness_normalised": lambda m: m.named(betweenness_share(betweenness(m.network).values)),
    "closeness": lambda m: m.named(closeness(m.reach)),
    "constraint": lambda m: m.named(constraint(m.network)),
    "effective_size": lambda m: m.named(effective_size(m.network)),
    "burt_efficiency": lambda m: m.named(burt_efficiency(m.network, effective_size(m.network))),
    "constraint_weighted": lambda m: m.named(constraint(m.network, m.strengths)),
    "effective_size_weighted": lambda m: m.named(effective_size(m.network, m.strengths)),
    "cut_points": lambda m: {node: pairs for node, pairs in m.named(pairs_cut(m.network)).items() if pairs},
    "bridges": lambda m: sorted(
        [m.known.nodes[each.first], m.known.nodes[each.second], each.pairs] for each in bridges(m.network)
    ),
    "kpp_neg": lambda m: {
        name: {str(size): m.sets(fragmenting_sets(m.network, size, by_distance=name == "DF")) for size in (1, 2)}
        for name in ("F", "DF")
    },
    "kpp_pos": lambda m: {str(size): m.sets(reaching_sets(m.network, size)) for size in (1, 2)},
    "gould_fernandez": lambda m: {
        node: {role: int(getattr(m.brokerage, role)[number]) for role in ROLES} for node, number in m.number.items()
    },
    "gould_fernandez_totals": lambda m: {role: int(getattr(m.brokerage, role).sum()) for role in ROLES},
    "ei_index": ei_parts,
    "attribute_assortativity": lambda m: attribute_assortativity(m.network, m.groups),
    "modularity_of_groups": lambda m: modularity(m.network, m.groups),
    "transitivity": lambda m: transitivity(m.network),
    "mean_clustering": lambda m: mean_clustering(m.network),
    "degree_assortativity": lambda m: degree_assortativity(m.network),
    "two_mode_density": lambda m: two_mode_density(m.network, m.is_member),
    "two_mode_closeness": lambda m: m.named(two_mode_closeness(m.network, m.is_member)),
    "two_mode_betweenness": lambda m: m.named(two_mode_betweenness(m.network, m.is_member)),
    "two_mode_effective_size": lambda m: m.both_kinds(two_mode_effective_size),
    "two_mode_constraint": lambda m: m.both_kinds(two_mode_constraint),
}
