"""What two people of different groups share already, so that they could be brought together easily."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from graph.access import PRIVATE_KINDS
from graph.asking import Asking
from graph.database import ANALYSIS_SECONDS
from graph.dates import year_before
from graph.fragility.asked import Asked
from graph.matching.categories import category_tree
from graph.statements import load_statement

# What an offer must at least score for what is asked: as for gifts in an exchange.
LEAST_SCORE = 0.6
# Out of a large meeting or organisation only so many of each group are looked at.
MOST_OF_EACH = 40


@dataclass(frozen=True)
class OpeningsRow:
    """Lists of kind, name (or id of a talent) and ids of people."""

    openings: list[list[Any]]


LIST_OPENINGS = load_statement("fragility/list_openings", OpeningsRow)


class OpeningKind(IntEnum):
    """By what two people could be brought together; the higher, the easier."""

    VENUE = 1
    ORGANISATION = 2
    MATCH = 3
    MEETING = 4


@dataclass(frozen=True)
class Opening:
    """One thing by which any of these people could be brought together with any of those."""

    kind: OpeningKind
    name: str
    ones: frozenset[str]
    others: frozenset[str]

    def pairs(self, one_side: Sequence[str], other_side: Sequence[str]) -> Iterable[tuple[str, str]]:
        """The pairs of one of each side whom it brings together."""
        for ones, others in {(self.ones, self.others), (self.others, self.ones)}:
            left = [each for each in one_side if each in ones][:MOST_OF_EACH]
            right = [each for each in other_side if each in others][:MOST_OF_EACH]
            yield from ((one, other) for one in left for other in right)


async def openings_between(asking: Asking, asked: Asked, people: Iterable[str]) -> list[Opening]:
    """All that these people share, as far as who is asking may see it."""
    rows = await asking.database.read(
        LIST_OPENINGS,
        asking.viewer,
        seconds=ANALYSIS_SECONDS,
        person_ids=sorted(people),
        after=year_before(asked.day).isoformat(),
        day=asked.day.isoformat(),
        private_kinds=list(PRIVATE_KINDS),
    )
    by_kind: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for kind, name, ids in rows[0].openings:
        by_kind.setdefault(kind, []).append((name, frozenset(ids)))
    shared = [
        Opening(kind, name, ids, ids)
        for kind in (OpeningKind.MEETING, OpeningKind.ORGANISATION, OpeningKind.VENUE)
        for name, ids in by_kind.get(kind.name, [])
    ]
    return shared + await _matches(asking, by_kind.get("NEED", []), by_kind.get("OFFER", []))


async def _matches(
    asking: Asking, needs: list[tuple[str, frozenset[str]]], offers: list[tuple[str, frozenset[str]]]
) -> list[Opening]:
    """Who offers what another asks, by talent; named after what is asked."""
    if not needs or not offers:
        return []
    tree = await category_tree(asking.database, asking.viewer)
    offered = dict(offers)
    return [
        Opening(OpeningKind.MATCH, tree.label(talent, asking.viewer.language), askers, offered[answer])
        for talent, askers in needs
        if talent in tree
        for answer, way in sorted(tree.answers_to(talent).items())
        if way.score >= LEAST_SCORE and answer in offered
    ]
