"""How each selected field of an answer class is shaped: found once for a document, used for each of many objects."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from enum import Enum, auto
from functools import cache
from typing import Any, NamedTuple, get_origin, get_type_hints

from graph.projection.selection import Selected
from graph.statements import camel_case

_FACE = ("id", "name", "__typename")


class Form(Enum):
    """What a selected field of an answer is."""

    TYPENAME = auto()
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
    name: str
    form: Form
    selected: Selected
    entity: str = ""
    faces: Mapping[str, Sequence[tuple[str, int]]] | None = None


def cells_of(answer: type, selected: Selected) -> tuple[Cell, ...]:
    """What is selected of an answer class."""
    known = selected.children.cells
    cells = known.get(answer)
    if cells is None:
        cells = known[answer] = tuple(_cell(answer, each) for each in selected.only)
    return cells


def _cell(answer: type, selected: Selected) -> Cell:
    if selected.name == "__typename":
        return Cell(selected.key, "", Form.TYPENAME, selected)
    name, entity = _fields_of(answer)[selected.name]
    if entity:
        form = Form.ENTITIES if get_origin(_hints_of(answer)[name]) is list else Form.ENTITY
        return Cell(selected.key, name, form, selected, entity, _faces(selected))
    if selected.children:
        return Cell(selected.key, name, Form.NESTED, selected)
    # A whole number in a decimal is still printed as a decimal.
    is_decimal = _hints_of(answer)[name] in (float, float | None)
    return Cell(selected.key, name, Form.DECIMAL if is_decimal else Form.PLAIN, selected)


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
