"""Puts the answer of `fragility` together from the figures that it needs, and from no others."""

from graph.analytics.pieces import Bridge
from graph.answers import Ref
from graph.asking import Asking
from graph.fragility.answer import BridgeTie, CutPoint, Fragility, SuggestedTie
from graph.fragility.asked import Asked
from graph.fragility.figures import Figures
from graph.fragility.suggesting import Suggestion
from graph.fragility.telling import Telling, Told
from graph.network import Coverage, Leaving, coverage_of, tell_coverage
from graph.snapshot import Snapshot, Stop


class Answering:
    """One answer in the making; runs in a worker thread."""

    def __init__(self, asking: Asking, asked: Asked, figures: Figures, stop: Stop) -> None:
        self._asking = asking
        self._asked = asked
        self._figures = figures
        self._ids = figures.snapshot.ids
        self._stop = stop
        self._telling = Telling(asking.viewer.language)

    def answer(self, whole: Snapshot, snapshot: Snapshot, leaving: Leaving, suggested: list[Suggestion]) -> Fragility:
        """The whole answer; `whole` is the network before anybody was taken out, `snapshot` the one after."""
        figures, wants = self._figures, self._asking.wants
        known = coverage_of(snapshot, leaving, is_estimate=figures.is_large and wants("distanceFragmentation"))
        return Fragility(
            area=Ref(self._asked.area),
            people=known.people,
            ties=known.ties,
            # Where no tie is known the largest group is one person.
            largest_group=max(figures.largest_group, min(known.people, 1)),
            groups=figures.groups,
            without_known_tie=known.without_tie,
            losing_every_tie=[Ref(each) for each in leaving.losing],
            reporters=known.reporters,
            ties_of_unknown_beginning=known.undated,
            is_estimate=known.is_estimate,
            as_of=self._asked.day,
            revision=snapshot.revision,
            fragmentation=figures.fragmentation,
            distance_fragmentation=figures.distance_fragmentation if wants("distanceFragmentation") else 0.0,
            cut_points=self._cut_points() if wants("cutPoints") else [],
            bridges=self._bridges() if wants("bridges") else [],
            cut_point_count=len(figures.cut_points) if wants("cutPointCount") else 0,
            bridge_count=len(figures.bridges) if wants("bridgeCount") else 0,
            hanging_by_one_tie=figures.hanging_by_one_tie if wants("hangingByOneTie") else 0,
            suggested_ties=[self._suggested(each) for each in suggested],
            explanation=self._explanation(whole, known),
        )

    def _cut_points(self) -> list[CutPoint]:
        self._stop.check()
        found: list[CutPoint] = []
        for person in self._figures.cut_points[: self._asked.first]:
            pairs, dependents = int(self._figures.pairs_cut[person]), int(self._figures.dependents[person])
            told = self._telling.cut_point(pairs, dependents)
            found.append(CutPoint(Ref(self._ids[person]), pairs, dependents, told))
        return found

    def _bridges(self) -> list[BridgeTie]:
        self._stop.check()
        return [self._bridge(each) for each in self._figures.bridges[: self._asked.first]]

    def _bridge(self, bridge: Bridge) -> BridgeTie:
        sides = [(bridge.first_side, bridge.first), (bridge.second_side, bridge.second)]
        (smaller, first), (larger, second) = sorted(sides)
        told = self._telling.bridge(smaller, larger)
        return BridgeTie(Ref(self._ids[first]), Ref(self._ids[second]), smaller, larger, told)

    def _suggested(self, each: Suggestion) -> SuggestedTie:
        broker = None if each.broker is None else Ref(self._ids[each.broker])
        first, second = Ref(self._ids[each.first]), Ref(self._ids[each.second])
        return SuggestedTie(first, second, each.gain, broker, self._telling.why(each))

    def _explanation(self, whole: Snapshot, known: Coverage) -> str:
        if not self._asking.wants("explanation"):
            return ""
        figures = self._figures
        gone = len(self._asked.without)
        told = Told(
            known=figures.network.size,
            groups=figures.groups,
            largest=figures.largest_group,
            fragmentation=figures.fragmentation,
            cut_points=len(figures.cut_points),
            gone=gone,
            largest_before=Figures(whole).largest_group if gone else 0,
        )
        return f"{self._telling.whole(told)} {tell_coverage(self._asking.viewer.language, known)}"
