"""Whether there is anything with an id that was given; what a viewer may not see answers as what does not exist."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from graph.asking import Asking
from graph.changes.stored import FIND_TIE
from graph.checks import no_such
from graph.disputes.sight import Stored, seen_disputes
from graph.errors import Argument
from graph.model import NODE
from graph.statements import load_statement
from graph.words import Phrase


@dataclass(frozen=True)
class LabelsRow:
    """An entity and its labels."""

    id: str
    labels: list[str]


LIST_LABELS = load_statement("disputes/list_labels", LabelsRow)


async def is_known(
    asking: Asking, id_: str, type_: str | None = None, *, labels: Container[str] = frozenset(NODE)
) -> bool:
    """Whether the viewer sees an entity of these labels with this id or, with a type, a tie of that type."""
    about = await (_entity(asking, id_) if type_ is None else _tie(asking, id_, type_))
    if about is None or (type_ is None and about["type"] not in labels):
        return False
    return bool(await seen_disputes(asking, [about]))


async def check_known(
    asking: Asking, argument: Argument, given: str, noun: Phrase, *, labels: Container[str] = frozenset(NODE)
) -> None:
    """NotFound, alike, for an id of nothing, of something else, and of what is not to be seen."""
    if not await is_known(asking, given, labels=labels):
        raise no_such(noun, given, argument)


async def _entity(asking: Asking, id_: str) -> Stored | None:
    label = (await _labels(asking, [id_])).get(id_)
    # Everybody who sees an entity sees its id.
    return None if label is None else {"type": label, "about": id_, "field": "id"}


async def _tie(asking: Asking, id_: str, type_: str) -> Stored | None:
    found = await asking.database.read_first(FIND_TIE, asking.viewer, type=type_, id=id_)
    if found is None:
        return None
    ends = [found.start_id, found.end_id]
    labels = await _labels(asking, ends)
    return {"type": type_, "about": id_, "ends": ends, "labels": [labels[each] for each in ends]}


async def _labels(asking: Asking, ids: Iterable[str]) -> Mapping[str, str]:
    rows = await asking.database.read(LIST_LABELS, asking.viewer, ids=sorted(set(ids)))
    return {row.id: label for row in rows for label in row.labels if label in NODE}
