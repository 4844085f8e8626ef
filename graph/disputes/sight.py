"""Which disputes a viewer may see: those about a field that they may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.asking import Asking
from graph.changes.permission import sight_text
from graph.model import NODE, TIE, DataClass

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
    classes = await _classes(asking, entities)
    seen_ties = {each for key, ids in ties.items() for each in await _ties(asking, *key, ids)}
    return [each for each in rows if _is_seen(each, classes, seen_ties)]


def _is_seen(each: Stored, classes: Mapping[str, frozenset[DataClass]], ties: set[tuple[str, str]]) -> bool:
    if each["type"] in NODE:
        declared = NODE[each["type"]].property(each["field"])
        return declared.data_class in classes.get(each["about"], frozenset())
    return (each["type"], each["about"]) in ties and all(end in classes for end in each["ends"])


async def _classes(asking: Asking, entities: Mapping[str, set[str]]) -> dict[str, frozenset[DataClass]]:
    seen: dict[str, frozenset[DataClass]] = {}
    for label, ids in entities.items():
        text = sight_text(asking.viewer.sight, NODE[label])
        given = {"ids": sorted(ids), **asking.viewer.parameters()}
        for id_, classes in await asking.database.read_text(text, given, name="disputes/sight"):
            seen[id_] = frozenset(DataClass(each) for each in classes if each) | {DataClass.P}
    return seen


async def _ties(asking: Asking, type_: str, start: str, end: str, ids: set[str]) -> list[tuple[str, str]]:
    rule = asking.viewer.sight.tie("t", TIE[type_], (("a", start), ("b", end))) or "true"
    text = (
        f"UNWIND $ids AS id MATCH (a:{start})-[t:{type_} {{id: id}}]->(b:{end}) WHERE {rule} RETURN t.id ORDER BY t.id"
    )
    given = {"ids": sorted(ids), **asking.viewer.parameters()}
    rows = await asking.database.read_text(text, given, name="disputes/sight")
    return [(type_, row[0]) for row in rows]
