"""Puts the answer of `connectors` together from the figures that it needs, and from no others."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analytics.betweenness import EXACT_UP_TO
from graph.analytics.pieces import dependents
from graph.answers import Ref
from graph.asking import Asking
from graph.connectors.answer import Brokerage, Connector, ConnectorMeasure, Connectors
from graph.connectors.asked import Asked
from graph.connectors.figures import Figures, Ranges
from graph.connectors.telling import Telling
from graph.connectors.told import groups_connected, is_told_by_others_only
from graph.network import Coverage, Leaving, coverage_of, tell_coverage


class Answering:
    """One answer in the making; runs in a worker thread."""

    def __init__(self, asking: Asking, asked: Asked, figures: Figures, leaving: Leaving) -> None:
        self._asking = asking
        self._asked = asked
        self._figures = figures
        self._snapshot = figures.snapshot
        self._leaving = leaving
        self._telling = Telling(asking.viewer.language)

    def answer(self) -> Connectors:
        """The whole answer, except how much is asked of each connector."""
        known = self._known
        figures = self._figures
        return Connectors(
            area=Ref(self._asked.area),
            people=known.people,
            ties=known.ties,
            largest_group=figures.largest_group if self._asking.wants("largestGroup") else 0,
            without_known_tie=known.without_tie,
            losing_every_tie=[Ref(each) for each in self._leaving.losing],
            reporters=known.reporters,
            ties_of_unknown_beginning=known.undated,
            is_estimate=known.is_estimate,
            as_of=self._asked.day,
            revision=self._snapshot.revision,
            connectors=self._connectors() if self._asking.wants("connectors") else [],
            explanation=tell_coverage(self._asking.viewer.language, known),
        )

    def _wants(self, *names: str) -> bool:
        return any(self._asking.wants(f"connectors.{name}") for name in names)

    @cached_property
    def _known(self) -> Coverage:
        return coverage_of(self._snapshot, self._leaving, is_estimate=self._is_estimate)

    @property
    def _is_estimate(self) -> bool:
        is_by_betweenness = self._asked.by is ConnectorMeasure.BETWEENNESS
        has_betweenness = is_by_betweenness or self._wants("betweenness", "betweennessShare", "knownShare")
        return has_betweenness and self._snapshot.network.size > EXACT_UP_TO

    @cached_property
    def _ranges(self) -> Ranges | None:
        if not self._wants("rankLow", "rankHigh"):
            return None
        return self._figures.ranges(self._asked.by)

    def _connectors(self) -> list[Connector]:
        ranks = self._figures.ranks(self._asked.by)
        contacts = self._snapshot.network.degrees[: self._snapshot.people]
        order = np.lexsort((-contacts, ranks))[: self._asked.first]
        return [self._connector(person, int(ranks[person])) for person in order.tolist()]

    def _connector(self, person: int, rank: int) -> Connector:
        figures, ranges = self._figures, self._ranges
        figures.stop.check()
        groups = self._groups(person)
        hanging = self._dependents(person)
        is_told_by_others = self._is_told_by_others(person)
        return Connector(
            person=Ref(self._snapshot.ids[person]),
            rank=rank,
            rank_low=rank if ranges is None else int(ranges.best[person]),
            rank_high=rank if ranges is None else int(ranges.worst[person]),
            betweenness=self._value("betweenness", lambda: figures.betweenness.values, person) or 0.0,
            betweenness_share=self._value("betweennessShare", lambda: figures.betweenness_share, person) or 0.0,
            known_share=self._value("knownShare", lambda: figures.known_share, person) or 0.0,
            constraint=self._value("constraint", lambda: figures.constraint, person),
            effective_size=self._value("effectiveSize", lambda: figures.effective_size, person),
            efficiency=self._value("efficiency", lambda: figures.efficiency, person),
            contacts=int(self._snapshot.network.degrees[person]),
            pairs_cut=int(self._value("pairsCut", lambda: figures.pairs_cut, person) or 0),
            brokerage=self._brokerage(person),
            load=0,
            reported_by_others_only=is_told_by_others,
            groups_connected=groups,
            dependents=[Ref(self._snapshot.ids[each]) for each in hanging],
            explanation=self._explanation(person, groups, len(hanging), is_told_by_others),
        )

    def _value(self, name: str, values: Callable[[], NDArray[Any]], person: int) -> float | None:
        """One figure, None when it is not wanted or not defined."""
        if not self._wants(name):
            return None
        value = float(values()[person])
        return None if np.isnan(value) else value

    def _groups(self, person: int) -> list[str]:
        if not self._wants("groupsConnected", "explanation"):
            return []
        return groups_connected(self._snapshot, self._figures.groups, person)

    def _dependents(self, person: int) -> list[int]:
        """The people who hang on one; looked for only where the network falls apart or the person is one of two."""
        if not self._wants("dependents", "explanation"):
            return []
        network = self._snapshot.network
        if self._figures.pairs_cut[person] == 0 and network.degrees[person] != 1:
            return []
        return [each for each in dependents(network, person).tolist() if each < self._snapshot.people]

    def _brokerage(self, person: int) -> Brokerage:
        if not self._wants("brokerage"):
            return Brokerage(0, 0, 0, 0)
        roles = self._figures.brokerage
        return Brokerage(
            within_group=int(roles.coordinator[person]),
            between_others=int(roles.itinerant[person]),
            to_outside=int(roles.gatekeeper[person] + roles.representative[person]),
            liaison=int(roles.liaison[person]),
        )

    def _is_told_by_others(self, person: int) -> bool:
        is_wanted = self._wants("reportedByOthersOnly", "explanation")
        return is_wanted and is_told_by_others_only(self._snapshot, person)

    def _explanation(self, person: int, groups: list[str], hanging: int, is_told_by_others: bool) -> str:
        if not self._wants("explanation"):
            return ""
        by, telling = self._asked.by, self._telling
        contacts = int(self._snapshot.network.degrees[person])
        is_by_betweenness = by is ConnectorMeasure.BETWEENNESS
        value = self._figures.known_share[person] if is_by_betweenness else self._figures.scores(by)[person]
        sentences = [
            self._left_alone(person) or telling.first(by, abs(float(value)), contacts),
            telling.connected(groups),
            "" if by is ConnectorMeasure.PAIRS_CUT else telling.cut(int(self._figures.pairs_cut[person])),
            telling.dependents(hanging),
            telling.told_by_others() if is_told_by_others else "",
        ]
        return " ".join(each for each in sentences if each)

    def _left_alone(self, person: int) -> str:
        """That all ties of this person were with who was taken out; empty when they were not."""
        id_, leaving = self._snapshot.ids[person], self._leaving
        if id_ not in leaving.left_alone:
            return ""
        gone = leaving.told(self._asking.viewer.language)
        return self._telling.left_alone(gone, is_elsewhere=id_ in leaving.elsewhere)
