"""How what is selected of an answer class is shaped: found once for a document, used for each of many objects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum, auto
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from graph.projection.selection import Selected
from graph.statements import camel_case

_FACE = ("id", "name", "__typename")


class Form(Enum):
    """What a selected field of an answer is; what is READY stands in the answer as it is."""

    READY = auto()
    PLAIN = auto()
    DECIMAL = auto()
    NESTED = auto()
    ENTITY = auto()
    ENTITIES = auto()


class Cell(NamedTuple):
    """One selected field of an answer class: the asker's name for it, its attribute, its form.

    Of an entity also its type, and where no more is asked of it than its face, for each concrete type the asker's names
    with the places of their values in (id, name, concrete type).
    """

    key: str
    attribute: str
    form: Form
    selected: Selected
    entity: str = ""
    faces: Mapping[str, Sequence[tuple[str, int]]] | None = None


@dataclass(frozen=True)
class Cells:
    """What is selected of an answer class: the asker's names, their values at one go, and those still to be shaped."""

    keys: tuple[str, ...]
    values: Callable[[object], tuple[Any, ...]]
    unready: tuple[Cell, ...]


def cells_of(answer: type, selected: Selected) -> Cells:
    """What is selected of an answer class."""
    known = selected.children.cells
    cells = known.get(answer)
    if cells is None:
        cells = known[answer] = _cells([_cell(answer, each) for each in selected.only])
    return cells


def _cells(cells: Sequence[Cell]) -> Cells:
    # With two more that are left over the getter gives a tuple also of one attribute, or none where all are skipped.
    values = attrgetter(*(each.attribute for each in cells), "__class__", "__class__")
    return Cells(
        tuple(each.key for each in cells), values, tuple(each for each in cells if each.form is not Form.READY)
    )


def _cell(answer: type, selected: Selected) -> Cell:
    if selected.name == "__typename":
        return Cell(selected.key, "__class__.__name__", Form.READY, selected)
    name, entity = _fields_of(answer)[selected.name]
    if entity:
        form = Form.ENTITIES if get_origin(_hints_of(answer)[name]) is list else Form.ENTITY
        return Cell(selected.key, name, form, selected, entity, _faces(selected))
    if selected.children:
        return Cell(selected.key, name, Form.NESTED, selected)
    return Cell(selected.key, name, _form_of(_hints_of(answer)[name]), selected)


def _form_of(hint: Any) -> Form:
    if hint in (float, float | None):
        # A whole number in a decimal is still printed as a decimal.
        return Form.DECIMAL
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return Form.READY if all(_is_ready(kind) for kind in kinds) else Form.PLAIN


def _is_ready(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, str | int | NoneType)


def _faces(selected: Selected) -> Mapping[str, Sequence[tuple[str, int]]] | None:
    if any(each.name not in _FACE for below in selected.children.values() for each in below):
        return None
    return {label: [(each.key, _FACE.index(each.name)) for each in below] for label, below in selected.children.items()}


@cache
def _fields_of(answer: type) -> Mapping[str, tuple[str, str | None]]:
    """Per GraphQL field of an answer class: its Python name, and the entity type it refers to, if any."""
    return {camel_case(each.name.rstrip("_")): (each.name, each.metadata.get("entity")) for each in fields(answer)}


@cache
def _hints_of(answer: type) -> Mapping[str, Any]:
    return get_type_hints(answer)
