"""Makes the two tables out of a snapshot; runs in a worker thread."""

from collections.abc import Mapping

import numpy as np

from graph.analytics.components import components
from graph.analytics.network import Floats, Integers
from graph.analytics.pieces import pairs_cut
from graph.answers import Ref
from graph.asking import Asking
from graph.frames.answer import GraphEdge, GraphFrames, GraphNode
from graph.groups import role_name
from graph.model.kinds import KnownBy, PersonRole
from graph.network import coverage_of, tell_coverage
from graph.snapshot import KINDS, KNOWN_BY, ROLES, Snapshot
from graph.words import say, say_many

MOST_EDGES = 5_000
SMALLEST, LARGEST = 20, 60
DASHED = "4 4"
_HEARSAY = KNOWN_BY.index(KnownBy.HEARSAY)
_DRAWN = (PersonRole.RESIDENT, PersonRole.VOLUNTEER, PersonRole.PROFESSIONAL, PersonRole.OFFICIAL)
# One place more, for other roles, for people without one, and for organisations.
_OTHERS = len(_DRAWN)
_COLOURS = ("green", "orange", "blue", "purple", "yellow")
_UNKNOWN_COLOUR = "gray"


class Framing:
    """The tables of one question: `shown` are the nodes in them, in ascending order."""

    def __init__(self, asking: Asking, snapshot: Snapshot, shown: Integers, names: Mapping[str, str]) -> None:
        self._language = asking.viewer.language
        self._stand_in = asking.viewer.stand_in
        self._snapshot = snapshot
        self._network = snapshot.network
        self._shown = shown
        self._names = names
        self._groups = self._group_of_each()

    def answer(self, area: str) -> GraphFrames:
        """Both tables, with how much they leave out."""
        known = coverage_of(self._snapshot)
        edges = self._edges()
        drawn = edges[:MOST_EDGES].tolist()
        is_cut = len(self._shown) < self._network.size or len(edges) > len(drawn)
        return GraphFrames(
            area=Ref(area),
            nodes=self._nodes(),
            edges=[self._edge(each) for each in drawn],
            people=known.people,
            ties=known.ties,
            without_known_tie=known.without_tie,
            reporters=known.reporters,
            is_cut=is_cut,
            as_of=self._snapshot.day,
            revision=self._snapshot.revision,
            explanation=f"{self._told(is_cut)} {tell_coverage(self._language, known)}".strip(),
        )

    def _group_of_each(self) -> Integers:
        """The place in _DRAWN of each node's group."""
        groups = np.full(self._network.size, _OTHERS, dtype=np.int64)
        for place, role in enumerate(_DRAWN):
            groups[: self._snapshot.people][self._snapshot.first_roles == ROLES.index(role)] = place
        return groups

    def _nodes(self) -> list[GraphNode]:
        cut, labels, arcs = pairs_cut(self._network), self._ordered_groups(), self._arcs()
        degrees = self._network.degrees
        most = max(int(degrees.max(initial=0)), 1)
        order = self._shown[np.lexsort((self._shown, -degrees[self._shown]))].tolist()
        return [self._node(each, int(degrees[each]), most, int(cut[each]), int(labels[each]), arcs) for each in order]

    def _node(self, node: int, contacts: int, most: int, cut: int, label: int, arcs: Floats) -> GraphNode:
        snapshot = self._snapshot
        is_person = node < snapshot.people
        shares = arcs[node].tolist()
        return GraphNode(
            id=snapshot.ids[node],
            title=self._names.get(snapshot.ids[node], self._stand_in),
            subtitle=self._subtitle(node),
            mainstat=float(contacts),
            secondarystat=float(cut),
            color=_COLOURS[int(self._groups[node])] if contacts else _UNKNOWN_COLOUR,
            node_radius=SMALLEST + round((LARGEST - SMALLEST) * contacts / most),
            arc__residents=shares[0],
            arc__volunteers=shares[1],
            arc__professionals=shares[2],
            arc__officials=shares[3],
            arc__others=shares[4],
            arc__unknown=0.0 if contacts else 1.0,
            detail__group=label if contacts else 0,
            detail__may_be_asked=bool(snapshot.is_askable[node]) if is_person else True,
        )

    def _subtitle(self, node: int) -> str:
        if node >= self._snapshot.people:
            return say(self._language, "organisation")
        place = int(self._snapshot.first_roles[node])
        return role_name(ROLES[place], self._language) if place >= 0 else ""

    def _arcs(self) -> Floats:
        """For each node, which share of its contacts is of each group; 0 without contacts."""
        membership = np.zeros((self._network.size, _OTHERS + 1))
        membership[np.arange(self._network.size), self._groups] = 1.0
        counts: Floats = self._network.adjacency @ membership
        return np.asarray(counts / np.maximum(self._network.degrees, 1)[:, None], dtype=np.float64)

    def _ordered_groups(self) -> Integers:
        """The number of each node's connected group, 1 for the largest."""
        labels = components(self._network)
        sizes = np.bincount(labels)
        order = np.lexsort((np.arange(len(sizes)), -sizes))
        return (np.argsort(order) + 1)[labels].astype(np.int64)

    def _edges(self) -> Integers:
        """The places in the network of the ties between the nodes shown."""
        is_shown = np.zeros(self._network.size, dtype=np.bool_)
        is_shown[self._shown] = True
        return np.flatnonzero(is_shown[self._network.first] & is_shown[self._network.second])

    def _edge(self, place: int) -> GraphEdge:
        snapshot, network = self._snapshot, self._network
        source, target = snapshot.ids[int(network.first[place])], snapshot.ids[int(network.second[place])]
        start = int(snapshot.strongest[place])
        end = int(snapshot.strongest[place + 1]) if place + 1 < network.ties else len(snapshot.ties.first)
        kinds: list[int] = np.unique(snapshot.ties.kinds[start:end]).tolist()
        strength = float(snapshot.ties.strengths[start])
        is_hearsay = bool((snapshot.ties.known_by[start:end] == _HEARSAY).all())
        return GraphEdge(
            id=f"{source}--{target}",
            source=source,
            target=target,
            mainstat=strength,
            secondarystat=", ".join(KINDS[each].value for each in kinds),
            thickness=max(1, round(strength)),
            stroke_dasharray=DASHED if is_hearsay else "",
        )

    def _told(self, is_cut: bool) -> str:
        if not is_cut:
            return ""
        return say_many(
            self._language,
            "Only the {count} with most contacts is shown.",
            "Only the {count} with most contacts are shown.",
            len(self._shown),
        )
