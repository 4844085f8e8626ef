"""What is measured of a network for `fragility`; runs in a worker thread."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analytics.components import components, fragmentation
from graph.analytics.distances import distance_fragmentation, reach, sampled_distance_fragmentation
from graph.analytics.network import Integers, Network
from graph.analytics.pieces import Bridge, bridges, dependent_counts, pairs_cut
from graph.snapshot import Snapshot

EXACT_UP_TO = 3_000
SAMPLES = 256


@dataclass(frozen=True, eq=False)
class Figures:
    """The measures of one snapshot of people with a known tie; arrays are in the order of its nodes."""

    snapshot: Snapshot

    @property
    def network(self) -> Network:
        """The network they are of."""
        return self.snapshot.network

    @property
    def is_large(self) -> bool:
        """Whether distances are sampled, and ties within groups not weighed."""
        return self.network.size > EXACT_UP_TO

    @cached_property
    def labels(self) -> Integers:
        """The number of each node's group."""
        return components(self.network)

    @cached_property
    def people_in_groups(self) -> Integers:
        """How many people each group has."""
        count = int(self.labels.max(initial=-1)) + 1
        return np.bincount(self.labels[: self.snapshot.people], minlength=count)

    @property
    def largest_group(self) -> int:
        """How many people can reach each other in the largest group."""
        return int(self.people_in_groups.max(initial=0))

    @property
    def groups(self) -> int:
        """How many groups have people in them."""
        return int((self.people_in_groups > 0).sum())

    @property
    def fragmentation(self) -> float:
        """The share of pairs that no chain joins; 0 where there is no pair."""
        return fragmentation(self.network) or 0.0

    @property
    def distance_fragmentation(self) -> float:
        """The same with long ways counted as partly lost; 0 where there is no pair."""
        if self.is_large:
            return sampled_distance_fragmentation(self.network, SAMPLES) or 0.0
        return distance_fragmentation(reach(self.network)) or 0.0

    @cached_property
    def pairs_cut(self) -> Integers:
        """How many pairs lose every way to each other without each node."""
        return pairs_cut(self.network)

    @cached_property
    def dependents(self) -> Integers:
        """How many depend on each node."""
        return dependent_counts(self.network)

    @cached_property
    def cut_points(self) -> list[int]:
        """The people without whom others lose each other, who cuts off most pairs first."""
        cut = self.pairs_cut[: self.snapshot.people]
        return [each for each in np.lexsort((np.arange(len(cut)), -cut)).tolist() if cut[each] > 0]

    @cached_property
    def bridges(self) -> list[Bridge]:
        """The ties between two people without which groups lose each other, the largest smaller side first."""
        found = [each for each in bridges(self.network) if each.second < self.snapshot.people]
        return sorted(found, key=lambda each: -min(each.first_side, each.second_side))

    @property
    def hanging_by_one_tie(self) -> int:
        """How many of the bridges lead to one person."""
        return sum(1 for each in self.bridges if min(each.first_side, each.second_side) == 1)
