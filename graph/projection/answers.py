"""Shapes the answer of a question: plain figures as they are, entities filled with the fields that were asked for."""

import asyncio
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, cast, get_type_hints

from graph.access import Viewer
from graph.answers import Ref
from graph.projection.reader import Reader
from graph.projection.selection import Selected
from graph.statements import camel_case

_GONE = object()


@cache
def _fields_of(answer: type) -> Mapping[str, tuple[str, str | None]]:
    """Per GraphQL field of an answer class: its Python name, and the entity type it refers to, if any."""
    return {camel_case(each.name.rstrip("_")): (each.name, each.metadata.get("entity")) for each in fields(answer)}


@cache
def _decimals_of(answer: type) -> frozenset[str]:
    """The fields of an answer class that hold a decimal: a whole number in one is still printed as a decimal."""
    hints = get_type_hints(answer)
    return frozenset(each.name for each in fields(answer) if hints[each.name] in (float, float | None))


def wanted(selected: Selected) -> frozenset[str]:
    """The dotted paths of all fields selected of an answer."""
    paths: set[str] = set()

    def walk(fields_: tuple[Selected, ...], before: str) -> None:
        for each in fields_:
            paths.add(before + each.name)
            for below in each.children.values():
                walk(below, f"{before}{each.name}.")

    walk(selected.only, "")
    return frozenset(paths)


async def shape_answer(reader: Reader, viewer: Viewer, value: object, selected: Selected) -> Any:
    """The answer as objects of what was selected; entities are read with one statement per distinct selection."""
    references: dict[int, tuple[str, Selected, set[str]]] = {}
    _collect(value, selected, references)
    filled = dict(zip(references, await _fill(reader, viewer, references), strict=True))
    return _shape(value, selected, filled)


def _collect(value: object, selected: Selected, references: dict[int, tuple[str, Selected, set[str]]]) -> None:
    if isinstance(value, list | tuple):
        for each in cast("list[object]", value):
            _collect(each, selected, references)
    elif is_dataclass(value):
        spec = _fields_of(cast(type, type(value)))
        for each in selected.only:
            name, entity = spec.get(each.name, ("", None))
            if not name or not each.children:
                continue
            inner = getattr(value, name)
            if entity:
                ids = references.setdefault(id(each), (entity, each, set()))[2]
                ids.update(ref.id for ref in _refs(inner))
            else:
                _collect(inner, each, references)


def _refs(value: object) -> list[Ref]:
    if value is None:
        return []
    return list(cast("list[Ref]", value)) if isinstance(value, list | tuple) else [cast(Ref, value)]


async def _fill(
    reader: Reader, viewer: Viewer, references: Mapping[int, tuple[str, Selected, set[str]]]
) -> list[dict[str, dict[str, Any]]]:
    groups: dict[object, set[str]] = {}
    keys: list[object] = []
    firsts: dict[object, tuple[str, Selected]] = {}
    for end, each, ids in references.values():
        plan = reader.plan(viewer, "by_ids", end, each)
        key = (id(plan), repr(plan.values(each)), end, repr(each.children))
        groups.setdefault(key, set()).update(ids)
        firsts.setdefault(key, (end, each))
        keys.append(key)
    read = [reader.filled(viewer, *firsts[key], sorted(ids)) for key, ids in groups.items() if ids]
    # One statement needs no task of its own.
    rows = [await read[0]] if len(read) == 1 else await asyncio.gather(*read)
    found = dict(zip([key for key, ids in groups.items() if ids], rows, strict=True))
    return [found.get(key, {}) for key in keys]


def _shape(value: object, selected: Selected, filled: Mapping[int, Mapping[str, Any]]) -> Any:
    if isinstance(value, list | tuple):
        shaped = [_shape(each, selected, filled) for each in cast("list[object]", value)]
        return [each for each in shaped if each is not _GONE]
    if is_dataclass(value):
        return _shape_object(value, selected, filled)
    return value.isoformat() if isinstance(value, date) else value


def _decimal(value: Any) -> float | None:
    return None if value is None else float(value)


def _shape_object(value: Any, selected: Selected, filled: Mapping[int, Mapping[str, Any]]) -> Any:
    """An object; gone when an entity that it cannot do without has been hidden or removed in the meantime."""
    spec = _fields_of(value.__class__)
    shaped: dict[str, Any] = {}
    is_cut = False
    for each in selected.only:
        if each.name == "__typename":
            shaped[each.key] = type(value).__name__
            continue
        name, entity = spec[each.name]
        inner = getattr(value, name)
        if not entity:
            result = _decimal(inner) if name in _decimals_of(value.__class__) else _shape(inner, each, filled)
            if result is _GONE:
                return _GONE
            shaped[each.key] = result
            is_cut = is_cut or (isinstance(result, list) and len(cast("list[object]", result)) < len(inner))
        elif isinstance(inner, list | tuple):
            found = filled[id(each)]
            shaped[each.key] = [found[ref.id] for ref in cast("list[Ref]", inner) if ref.id in found]
        elif inner is None:
            shaped[each.key] = None
        elif (entity_object := filled[id(each)].get(inner.id)) is None:
            return _GONE
        else:
            shaped[each.key] = entity_object
    if is_cut:
        shaped.update({each.key: True for each in selected.only if each.name == "isCut"})
    return shaped
