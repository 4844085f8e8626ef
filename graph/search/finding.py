"""The search itself: the indexes propose, what may be seen of the proposals is scored, the best are given."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from graph.answers import Ref
from graph.asking import Asking
from graph.database import LONG_READ_SECONDS
from graph.errors import InvalidInput
from graph.model import DataClass
from graph.model.kinds import EntityKind
from graph.places import places_within
from graph.search.answer import SearchHit
from graph.search.asked import Asked, names, read_asked, texts, whole_names
from graph.search.scoring import Fit, best_fit
from graph.statements import Statement, load_statement
from graph.text import fold
from graph.themes import themes

MOST_HITS = 100

# How many hits of an index are looked at: a few when all may be seen, far more when most may be hidden or elsewhere.
_SHALLOW, _DEEP = 500, 5_000
# A story is found by words that stand beyond what is read of it for the scoring.
_UNREAD = 0.3
_MARGIN = " " * 40

_NAMED = frozenset({"Organisation", "Location", "Meeting", "Arrangement", "Goal", "Talent"})
_TOLD = frozenset({"Talent", "Need", "Arrangement", "Goal", "Story", "Introduction"})
# Of equals, people come first: most searches are for somebody.
_ORDER = [kind.value.capitalize() for kind in EntityKind]


@dataclass(frozen=True)
class Proposal:
    """What an index proposes, with those of its names or texts that may be seen."""

    id: str
    label: str
    names: list[str]


LIST_PEOPLE = load_statement("search/list_people", Proposal)
LIST_PEOPLE_IN_FULL = load_statement("search/list_people_in_full", Proposal)
LIST_PUBLIC = load_statement("search/list_public", Proposal)
LIST_TEXTS = load_statement("search/list_texts", Proposal)


@dataclass(frozen=True)
class _Found:
    """Something found, with how well it fits."""

    id: str
    label: str
    fit: Fit

    @property
    def order(self) -> tuple[float, bool, int, int, str, str]:
        """Smaller comes first: what fits better, what is named exactly so, then people, shorter names, then by name."""
        fit = self.fit
        return -fit.score, not fit.is_exact, _ORDER.index(self.label), fit.excess, fold(fit.matched), self.id


@dataclass(frozen=True)
class _Scope:
    """Where one search looks."""

    asking: Asking
    asked: Asked
    labels: frozenset[str]
    places: list[str] | None
    depth: int
    most: int

    @property
    def parameters(self) -> dict[str, Any]:
        """What every statement of the search is given."""
        day = self.asking.viewer.day.isoformat()
        return {"seconds": LONG_READ_SECONDS, "depth": self.depth, "places": self.places, "most": self.most, "day": day}


_Look = Coroutine[Any, Any, list[_Found]]


async def search(
    asking: Asking, *, text: str, kinds: Sequence[EntityKind] | None = None, area: str | None = None, first: int = 20
) -> list[SearchHit]:
    """Everything in which the words of a text are found, best first; in the end by name and id.

    Hits that miss a word are given only when nothing has them all. Talents and goals belong to no area, so `area`
    keeps them.
    """
    scope = await _scope(asking, read_asked(text), kinds, area, first)
    found = await _find(scope, is_all=True)
    if not any(each.fit.is_whole for each in found):
        found += await _find(scope, is_all=False)
    best: dict[str, _Found] = {}
    for each in found:
        if each.fit.score and (each.id not in best or each.fit.rank > best[each.id].fit.rank):
            best[each.id] = each
    has_whole = any(each.fit.is_whole for each in best.values())
    ordered = sorted((each for each in best.values() if each.fit.is_whole or not has_whole), key=lambda x: x.order)
    hits = ordered[:first]
    headings = await _headings(asking, hits)
    return [SearchHit(Ref(each.id), each.fit.score, each.fit.matched, each.id in headings) for each in hits]


async def _headings(asking: Asking, hits: Sequence[_Found]) -> frozenset[str]:
    """The themes, where it is asked whether a talent that was found is one."""
    if not asking.wants("isTheme") or all(each.label != "Talent" for each in hits):
        return frozenset()
    return frozenset(each.id for each in await themes(asking))


async def _scope(
    asking: Asking, asked: Asked, kinds: Sequence[EntityKind] | None, area: str | None, first: int
) -> _Scope:
    if not 1 <= first <= MOST_HITS:
        sentence = "{given} results were asked for. Give a number from 1 to {most}."
        raise InvalidInput(sentence, given=first, most=MOST_HITS)
    viewer = asking.viewer
    labels = {EntityKind(kind).value.capitalize() for kind in (kinds or EntityKind)}
    if not viewer.sees_all and DataClass.D1 not in viewer.classes:
        labels.discard("Need")
    places = await places_within(asking.database, viewer, area) if area else None
    is_narrow = places is not None or not viewer.sees_all or bool(kinds)
    return _Scope(asking, asked, frozenset(labels), places, _DEEP if is_narrow else _SHALLOW, max(30, 2 * first))


async def _find(scope: _Scope, *, is_all: bool) -> list[_Found]:
    """What the indexes propose, scored; they are asked at the same time. Texts are looked for by any word at once."""
    work: list[_Look] = []
    if "Person" in scope.labels:
        work += _people(scope, is_all=is_all)
    if scope.labels & _NAMED:
        work.append(_public(scope, names(scope.asked, is_all=is_all)))
    if is_all and scope.labels & _TOLD:
        work.append(_texts(scope))
    return [each for found in await asyncio.gather(*work) for each in found]


def _people(scope: _Scope, *, is_all: bool) -> list[_Look]:
    """The searches for people: one among names as shown, one among all names where full names may be seen.

    The first looks in that property only, so that hits on what is hidden do not crowd out those that may be seen.
    """
    viewer = scope.asking.viewer
    sees_full = viewer.sees_all or DataClass.A2 in viewer.classes or bool(viewer.own)
    looks: list[tuple[Statement[Proposal], tuple[str, ...]]] = []
    if not viewer.sees_all:
        looks.append((LIST_PEOPLE, ("name",)))
    if sees_full:
        looks.append((LIST_PEOPLE_IN_FULL, ()))
    work: list[_Look] = []
    work += [_named(scope, look, "person_names", names(scope.asked, fields, is_all=is_all)) for look, fields in looks]
    if is_all and scope.asked.needs_whole_index:
        work += [_named(scope, look, "person_names_whole", whole_names(scope.asked, fields)) for look, fields in looks]
    return work


async def _named(scope: _Scope, look: Statement[Proposal], index: str, query: str) -> list[_Found]:
    rows = await scope.asking.database.read(look, scope.asking.viewer, index=index, words=query, **scope.parameters)
    return _scored(scope, rows, is_text=False)


async def _public(scope: _Scope, query: str) -> list[_Found]:
    asking, labels = scope.asking, sorted(scope.labels & _NAMED)
    rows = await asking.database.read(LIST_PUBLIC, asking.viewer, words=query, labels=labels, **scope.parameters)
    return _scored(scope, rows, is_text=False)


async def _texts(scope: _Scope) -> list[_Found]:
    asking, labels = scope.asking, sorted(scope.labels & _TOLD)
    rows = await asking.database.read(
        LIST_TEXTS,
        asking.viewer,
        words=texts(scope.asked),
        labels=labels,
        pieces=scope.asked.pieces,
        margin=_MARGIN,
        **scope.parameters,
    )
    return _scored(scope, rows, is_text=True)


def _scored(scope: _Scope, rows: Sequence[Proposal], *, is_text: bool) -> list[_Found]:
    found = [_Found(row.id, row.label, best_fit(scope.asked, row.names, is_text=is_text)) for row in rows]
    titles = {row.id: row.names[0] for row in rows if row.label == "Story"}
    return [
        _Found(each.id, each.label, Fit(_UNREAD, False, 0, titles[each.id]))
        if each.id in titles and not each.fit.score
        else each
        for each in found
    ]
