"""Which disputes a viewer may see: those about a field that they may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.asking import Asking
from graph.known import Classes, seen_entities, seen_ties
from graph.model import NODE

Stored = Mapping[str, Any]


async def seen_disputes(asking: Asking, found: Iterable[Stored]) -> list[Stored]:
    """Those among these about what the viewer may see, in the same order."""
    rows = list(found)
    if asking.viewer.sees_all:
        return rows
    entities: defaultdict[str, set[str]] = defaultdict(set)
    ties: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for each in rows:
        if each["type"] in NODE:
            entities[each["type"]].add(each["about"])
        else:
            first, second = each["labels"]
            ties[each["type"], first, second].add(each["about"])
            entities[first].add(each["ends"][0])
            entities[second].add(each["ends"][1])
    classes: dict[str, Classes] = {}
    for label, ids in entities.items():
        classes |= await seen_entities(asking, label, ids)
    seen: set[tuple[str, str]] = set()
    for (type_, start, end), ids in ties.items():
        seen |= {(type_, tie) for tie in await seen_ties(asking, type_, (start, end), ids)}
    return [each for each in rows if _is_seen(each, classes, seen)]


def _is_seen(each: Stored, classes: Mapping[str, Classes], ties: set[tuple[str, str]]) -> bool:
    if each["type"] in NODE:
        declared = NODE[each["type"]].property(each["field"])
        return declared.data_class in classes.get(each["about"], frozenset())
    return (each["type"], each["about"]) in ties and all(end in classes for end in each["ends"])
