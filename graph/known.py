"""What the viewer may see of what is there: what they may not see answers as what does not exist."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from graph.asking import Asking
from graph.changes.permission import sight_text
from graph.changes.stored import FIND_TIE
from graph.checks import no_such
from graph.model import NODE, TIE, DataClass
from graph.statements import load_statement
from graph.words import Phrase

Classes = frozenset[DataClass]


@dataclass(frozen=True)
class LabelsRow:
    """An entity and its labels."""

    id: str
    labels: list[str]


LIST_LABELS = load_statement("known/list_labels", LabelsRow)


async def is_known(
    asking: Asking, id_: str, type_: str | None = None, *, labels: Container[str] = frozenset(NODE)
) -> bool:
    """Whether the viewer sees an entity of these labels with this id or, with a type, a tie of that type."""
    if type_ is not None:
        return await _is_known_tie(asking, id_, type_)
    label = (await _labels(asking, [id_])).get(id_)
    return label is not None and label in labels and await _sees_all(asking, {id_: label})


async def check_known(
    asking: Asking, argument: str, given: str, noun: Phrase, *, labels: Container[str] = frozenset(NODE)
) -> None:
    """NotFound, alike, for an id of nothing, of something else, and of what is not to be seen."""
    if not await is_known(asking, given, labels=labels):
        raise no_such(noun, given, argument)


async def check_people_known(asking: Asking, argument: str, given: Iterable[str]) -> None:
    """NotFound for the first of these ids that is of no person to be seen; asked before anything dear is read."""
    ids = sorted(set(given))
    labels = await _labels(asking, ids) if ids else {}
    seen = {id_ for id_, label in labels.items() if label == "Person"}
    if seen and not asking.viewer.sees_all:
        seen &= (await seen_entities(asking, "Person", seen)).keys()
    for each in ids:
        if each not in seen:
            raise no_such(Phrase("person"), each, argument)


async def seen_entities(asking: Asking, label: str, ids: Iterable[str]) -> dict[str, Classes]:
    """Those among these entities of a label that the viewer may see, each with the classes of facts that they see."""
    given = {"ids": sorted(set(ids)), **asking.viewer.parameters()}
    rows = await asking.database.read_text(sight_text(asking.viewer.sight, NODE[label]), given, name="known/entities")
    return {id_: frozenset(DataClass(each) for each in classes if each) | {DataClass.P} for id_, classes in rows}


async def seen_ties(asking: Asking, type_: str, ends: tuple[str, str], ids: Iterable[str]) -> set[str]:
    """Those among these ties, between entities of these labels, that the viewer may see when they see both ends."""
    start, end = ends
    rule = asking.viewer.sight.tie("t", TIE[type_], (("a", start), ("b", end))) or "true"
    text = (
        f"UNWIND $ids AS id MATCH (a:{start})-[t:{type_} {{id: id}}]->(b:{end}) WHERE {rule} RETURN t.id ORDER BY t.id"
    )
    given = {"ids": sorted(set(ids)), **asking.viewer.parameters()}
    return {id_ for (id_,) in await asking.database.read_text(text, given, name="known/ties")}


async def _is_known_tie(asking: Asking, id_: str, type_: str) -> bool:
    found = await asking.database.read_first(FIND_TIE, asking.viewer, type=type_, id=id_)
    if found is None:
        return False
    labels = await _labels(asking, [found.start_id, found.end_id])
    if not await _sees_all(asking, labels):
        return False
    ends = labels[found.start_id], labels[found.end_id]
    return asking.viewer.sees_all or bool(await seen_ties(asking, type_, ends, [id_]))


async def _sees_all(asking: Asking, labels: Mapping[str, str]) -> bool:
    if asking.viewer.sees_all:
        return True
    return all([await seen_entities(asking, label, [id_]) for id_, label in labels.items()])


async def _labels(asking: Asking, ids: Iterable[str]) -> dict[str, str]:
    rows = await asking.database.read(LIST_LABELS, asking.viewer, ids=sorted(set(ids)))
    return {row.id: label for row in rows for label in row.labels if label in NODE}
