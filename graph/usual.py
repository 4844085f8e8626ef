"""What a statement is usually given, on nobody and nothing, and which statements are put first of an evening.

The database keeps a plan for each text, each type of its parameters and each order of size (none, one, up to 10, up to
100, up to 1,000) of its texts and lists: what is put ahead with others than askers give has to be planned again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.access import Viewer
from graph.dates import today
from graph.statements import LOADED, Statement

ONE, FEW, MANY = 1, 3, 30
"""A size of each order that is given often."""

EVENING = (
    # Who writes down who comes and whom they introduce: soon planned, and refused where that takes long.
    "changes/claim_mutation",
    "changes/lock_entities",
    "changes/list_ties_of",
    "changes/add_ties",
    "changes/change_ties",
    "changes/change_entity",
    "system/raise_revision",
    "changes/list_ties_between",
    "changes/find_proposed",
    "changes/list_ties_among",
    "changes/add_entity",
    # Who opens the sheet of an evening.
    "system/find_revision",
    "briefing",
    "chains/list_apart",
    "search/find_area",
    "matching/list_questions",
    "matching/list_offers_among",
    "matching/list_talents",
    # Who looks for somebody: chains, connectors, matches and lists.
    "chains/trace_shortest_chains",
    "chains/list_parties",
    "snapshot/list_members",
    "snapshot/list_acquaintances",
    "connectors",
    "matching",
    "search",
    "chains",
    "snapshot",
    # Other changes of people and ties.
    "changes/list_neighbours",
    "changes/change_tie",
    "changes/find_tie",
    "changes/lock_tie",
)
"""Statements, or their folders, in the order in which they are put in an evening."""

# Days are shorter than ids, so that they are of another order of size.
_DAYS = frozenset({"day", "apartDay", "after", "until", "first", "last"})
# Names of labels, types and indexes, which have to be there: the database would keep a new one for ever.
_NAMES = {"type": "KNOWS", "types": "KNOWS", "labels": "Person", "index": "person_names"}
_MAPS: dict[str, dict[str, object]] = {
    "areas/add_published_months.months": {"month": "2000-01", "root": "nobody", "areas": []},
    "changes/add_ties.ties": {},
    "changes/change_ties.changes": {},
    "changes/put_back_ties.ties": {},
    "coalitions/list_givers.asks": {},
    "matching/list_askers.offered": {},
    "matching/list_askers.words": {"query": "nobody"},
    "matching/list_helpers.asked": {},
    "matching/list_helpers.words": {"query": "nobody"},
    "system/refresh_bases.sights": {},
}
_OTHERS: dict[str, object] = {"integer": 1, "boolean": False, "date": today(), "map": {}}
# How many are given, the usual size first; else of changes few, and of questions the people of an evening or an area.
_SIZES: dict[str, Sequence[int | None]] = {
    **dict.fromkeys(("types", "excluded", "changes/add_entity.labels"), (ONE, FEW)),
    **dict.fromkeys(("words", "pieces", "venueIds"), (ONE,)),
    **dict.fromkeys(("eveningIds", "privateKinds", "privateRoles", "labels"), (FEW,)),
    "placeIds": (FEW, MANY),
    # Null is everywhere.
    "places": (FEW, None, MANY),
}
_SIZES_OF_CHANGES = (FEW, MANY, ONE)
_SIZES_OF_QUESTIONS = (MANY, FEW)


@dataclass(frozen=True)
class Call:
    """A statement with parameters that fit nothing that is stored."""

    statement: Statement[Any]
    own: dict[str, object]
    is_of_change: bool

    def given(self, viewer: Viewer) -> dict[str, object]:
        """All parameters, with those of the rule of sight where it stands in the text."""
        return {**self.own, **viewer.parameters()} if self.statement.needs_viewer else self.own


def first_calls() -> Iterator[Call]:
    """What is put first of an evening, in that order, and then the same in the other sizes in which it is given."""
    first = sorted((each for each in _put() if _rank(each) < len(EVENING)), key=lambda each: (_rank(each), _long(each)))
    for number in range(max(len(_SIZES_OF_CHANGES), len(_SIZES_OF_QUESTIONS))):
        for each in first:
            if number == 0 or usual(each, number) != usual(each, number - 1):
                yield _call(each, number)


def later_calls() -> Iterator[Call]:
    """What else there is, questions before changes."""
    rest = [each for each in _put() if _rank(each) == len(EVENING)]
    for each in sorted(rest, key=lambda each: (each.header.mode != "read", _long(each))):
        yield _call(each, 0)


def usual(statement: Statement[Any], number: int = 0) -> dict[str, object]:
    """What a statement is usually given; with another number, what else it often is."""
    given = {name: _values(statement, name, type_) for name, type_ in statement.header.parameters.items()}
    return {name: values[min(number, len(values) - 1)] for name, values in given.items()}


def nobodies(size: int) -> list[str]:
    """As many ids of nobody, no two alike."""
    return [f"nobody-and-nothing-{number}" for number in range(size)]


def _put() -> Iterable[Statement[Any]]:
    # A load puts its own, thousands at once, and takes longer than their plans; it may not even be in this process.
    return [each for each in LOADED.values() if each.header.mode != "schema" and not each.name.startswith("load/")]


def _rank(statement: Statement[Any]) -> int:
    fitting = (statement.name, statement.name.partition("/")[0])
    return next((rank for rank, each in enumerate(EVENING) if each in fitting), len(EVENING))


def _long(statement: Statement[Any]) -> int:
    """The longest first: as a rule they are the dearest to plan."""
    return -len(statement.body)


def _call(statement: Statement[Any], number: int) -> Call:
    return Call(statement, usual(statement, number), statement.header.mode == "write" or _is_within_changes(statement))


def _is_within_changes(statement: Statement[Any]) -> bool:
    # What changes ask is in their folder, with one question that is asked before them.
    return statement.name.startswith("changes/") and statement.name != "changes/list_merges"


def _values(statement: Statement[Any], name: str, type_: str) -> Sequence[object]:
    if type_ == "string":
        return _texts(name)
    if type_ == "list":
        return [None if size is None else _list(statement, name, size) for size in _sizes(statement, name)]
    return [_OTHERS.get(type_, "")]


def _texts(name: str) -> Sequence[str | None]:
    if name in _DAYS:
        return [today().isoformat()]
    if name == "resultType":
        return ["Meeting", "Introduction"]
    if name == "reason":
        return [None]
    return [_NAMES.get(name, *nobodies(1))]


def _sizes(statement: Statement[Any], name: str) -> Sequence[int | None]:
    others = _SIZES_OF_CHANGES if _is_within_changes(statement) else _SIZES_OF_QUESTIONS
    return _SIZES.get(f"{statement.name}.{name}") or _SIZES.get(name, others)


def _list(statement: Statement[Any], name: str, size: int) -> Sequence[object]:
    if (element := _MAPS.get(f"{statement.name}.{name}")) is not None:
        return [element] * size
    if name == "pairs":
        return [nobodies(2)] * size
    return [_NAMES[name]] * size if name in _NAMES else nobodies(size)
