"""The measures behind the question `connectors`: each computed only when wanted, and once for each snapshot."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from graph.analytics.betweenness import Betweenness, betweenness, betweenness_share
from graph.analytics.brokerage import Roles, brokerage
from graph.analytics.components import components
from graph.analytics.holes import burt_efficiency, constraint, effective_size
from graph.analytics.network import Flags, Floats, Integers, Network
from graph.analytics.pieces import pairs_cut
from graph.analytics.ranks import rank_ranges, ranks
from graph.connectors.answer import ConnectorMeasure
from graph.groups import Groups
from graph.snapshot import Snapshot, Stop

# Starting nodes times nodes and ties that betweenness may cost in one of the 200 resamples: about 14 ms.
RESAMPLE_COST = 700_000
FEWEST_SAMPLES = 32

Result = TypeVar("Result")


@dataclass(frozen=True)
class Ranges:
    """The best and worst rank of each person over the resamples."""

    best: Integers
    worst: Integers


@dataclass(frozen=True, eq=False)
class Figures:
    """The measures of one snapshot, for one way of weighing and grouping; arrays are in the order of its nodes."""

    snapshot: Snapshot
    groups: Groups
    group_key: Hashable
    is_weighted: bool
    stop: Stop

    @property
    def network(self) -> Network:
        """The network they are of."""
        return self.snapshot.network

    @property
    def betweenness(self) -> Betweenness:
        """How many pairs of others have their shortest way through each node."""
        costs = self.snapshot.costs if self.is_weighted else None
        return self._once("betweenness", lambda: betweenness(self.network, costs, check=self.stop.check))

    @property
    def betweenness_share(self) -> Floats:
        """The same as a share; 0 where there is no pair of others."""
        return np.nan_to_num(betweenness_share(self.betweenness.values))

    @property
    def known_share(self) -> Floats:
        """The same of pairs of which both have a known tie: who has none is unknown, and says nothing about others."""
        known = int((self.network.degrees > 0).sum())
        return self.betweenness.values / max((known - 1) * (known - 2) / 2, 1)

    @property
    def constraint(self) -> Floats:
        """How much the contacts of each node know each other."""
        return self._once("constraint", lambda: constraint(self.network, self._strengths))

    @property
    def effective_size(self) -> Floats:
        """How many contacts of each node lead somewhere new."""
        return self._once("effective size", lambda: effective_size(self.network, self._strengths))

    @property
    def efficiency(self) -> Floats:
        """The effective size of each node as a share of its contacts."""
        return burt_efficiency(self.network, self.effective_size)

    @property
    def pairs_cut(self) -> Integers:
        """How many pairs lose every way to each other without each node."""
        return self.snapshot.recall("pairs cut", lambda: pairs_cut(self.network))

    @property
    def brokerage(self) -> Roles:
        """The roles of each node between the groups."""
        return self.snapshot.recall(("brokerage", self.group_key), lambda: brokerage(self.network, self.groups.numbers))

    @cached_property
    def largest_group(self) -> int:
        """How many people the largest connected group has."""
        labels = components(self.network)[: self.snapshot.people]
        return int(np.bincount(labels).max(initial=0))

    def scores(self, by: ConnectorMeasure) -> Floats:
        """The measure asked for, turned so that higher is better, for people only."""
        values = {
            ConnectorMeasure.BETWEENNESS: lambda: self.betweenness.values,
            ConnectorMeasure.CONSTRAINT: lambda: -self.constraint,
            ConnectorMeasure.EFFECTIVE_SIZE: lambda: self.effective_size,
            ConnectorMeasure.BROKERAGE: lambda: self.brokerage.total.astype(np.float64),
            ConnectorMeasure.PAIRS_CUT: lambda: self.pairs_cut.astype(np.float64),
        }[by]()
        return values[: self.snapshot.people]

    def ranks(self, by: ConnectorMeasure) -> Integers:
        """The rank of each person."""
        return ranks(self.scores(by))

    def ranges(self, by: ConnectorMeasure) -> Ranges:
        """The best and worst rank of each person when ties are left out."""
        return self._once(("ranges", by), lambda: _Resampled(self, by).ranges())

    @property
    def _strengths(self) -> Floats | None:
        return self.snapshot.strengths if self.is_weighted else None

    def _once(self, name: Hashable, compute: Callable[[], Result]) -> Result:
        return self.snapshot.recall((name, self.is_weighted), compute)


class _Resampled:
    """The ranks of people in networks in which some ties are left out."""

    def __init__(self, figures: Figures, by: ConnectorMeasure) -> None:
        snapshot = figures.snapshot
        self._network = snapshot.network
        self._people = snapshot.people
        self._costs = snapshot.costs if figures.is_weighted else None
        self._strengths = snapshot.strengths if figures.is_weighted else None
        self._by = by
        self._stop = figures.stop
        self._samples = _samples(self._network)
        self._shift = self._shift_of(figures) if by is ConnectorMeasure.BETWEENNESS else 0.0

    def ranges(self) -> Ranges:
        """The range of each person's rank."""
        return Ranges(*rank_ranges(self._network, self._score))

    def _score(self, network: Network, kept: Flags) -> Floats:
        self._stop.check()
        return self._values(network, kept)[: self._people]

    def _shift_of(self, figures: Figures) -> Floats | float:
        """What the sample misses of the whole network, which it misses of the resamples too.

        Every resample starts from the same nodes, so that only the change which the dropped ties make is estimated.
        """
        if self._samples == self._network.size:
            return 0.0
        return figures.betweenness.values - betweenness(self._network, self._costs, samples=self._samples).values

    def _values(self, network: Network, kept: Flags) -> Floats:
        strengths = None if self._strengths is None else self._strengths[kept]
        if self._by is ConnectorMeasure.BETWEENNESS:
            costs = None if self._costs is None else self._costs[kept]
            return betweenness(network, costs, samples=self._samples).values + self._shift
        if self._by is ConnectorMeasure.CONSTRAINT:
            return -constraint(network, strengths)
        if self._by is ConnectorMeasure.EFFECTIVE_SIZE:
            return effective_size(network, strengths)
        if self._by is ConnectorMeasure.PAIRS_CUT:
            return pairs_cut(network).astype(np.float64)
        # How the roles divide differs by group, but not how many there are.
        return brokerage(network, np.zeros(network.size, dtype=np.int64)).total.astype(np.float64)


def _samples(network: Network) -> int:
    """From how many nodes the betweenness of one resample starts."""
    cost_of_one = max(network.size + network.ties, 1)
    return min(network.size, max(FEWEST_SAMPLES, RESAMPLE_COST // cost_of_one))
