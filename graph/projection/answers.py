"""Shapes the answer of a question: plain figures as they are, entities filled with the fields that were asked for."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from graph.access import Viewer
from graph.answers import Face, Ref
from graph.projection.cells import Cell, Form, cells_of
from graph.projection.reader import Reader
from graph.projection.selection import Selected
from graph.projection.shaping import Tagged

_GONE = object()
_FACE = frozenset({"id", "name", "__typename"})


async def shape_answer(reader: Reader, viewer: Viewer, value: object, selected: Selected) -> Any:
    """The answer as objects of what was selected; entities are read with one statement per distinct selection."""
    wanted_of: dict[int, _Wanted] = {}
    _collect(value, selected, wanted_of)
    await _fill(reader, viewer, [each for each in wanted_of.values() if each.ids])
    return _shape(value, selected, {key: each.filled for key, each in wanted_of.items()})


@dataclass
class _Wanted:
    """What one field asks of which entities; `ids` of those still to be read, the others by id."""

    end: str
    selected: Selected
    asks_face: bool
    ids: set[str] = field(default_factory=set[str])
    filled: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])

    def add(self, ref: Ref) -> None:
        if not self.asks_face or ref.face is None:
            self.ids.add(ref.id)
        elif ref.id not in self.filled:
            self.filled[ref.id] = _shown(ref.id, ref.face, self.selected)


def _collect(value: object, selected: Selected, wanted_of: dict[int, _Wanted]) -> None:
    if isinstance(value, list | tuple):
        for each in cast("list[object]", value):
            _collect(each, selected, wanted_of)
    elif value is not None:
        for cell in cells_of(value.__class__, selected):
            if cell.form is Form.NESTED:
                _collect(getattr(value, cell.name), cell.selected, wanted_of)
            elif cell.form is Form.ENTITY:
                _want(cell, wanted_of, (getattr(value, cell.name),))
            elif cell.form is Form.ENTITIES:
                _want(cell, wanted_of, getattr(value, cell.name))


def _want(cell: Cell, wanted_of: dict[int, _Wanted], refs: Iterable[Ref | None]) -> None:
    found = wanted_of.get(id(cell.selected))
    if found is None:
        found = _Wanted(cell.entity, cell.selected, _asks_face(cell.selected))
        wanted_of[id(cell.selected)] = found
    for ref in refs:
        if ref is not None:
            found.add(ref)


def _asks_face(selected: Selected) -> bool:
    """Whether no more is asked of an entity than its face."""
    return all(each.name in _FACE for below in selected.children.values() for each in below)


def _shown(id_: str, face: Face, selected: Selected) -> dict[str, Any]:
    values = {"id": id_, "name": face.name, "__typename": face.label}
    shown = {each.key: values[each.name] for each in selected.of(face.label)}
    return Tagged.of(face.label, shown) if len(selected.children) > 1 else shown


async def _fill(reader: Reader, viewer: Viewer, wanted: Iterable[_Wanted]) -> None:
    """Reads what is not known yet; fields that ask the same of their entities share a statement."""
    groups: dict[object, list[_Wanted]] = {}
    for each in wanted:
        plan = reader.plan(viewer, "by_ids", each.end, each.selected)
        key = (id(plan), repr(plan.values(each.selected)), each.end, repr(each.selected.children))
        groups.setdefault(key, []).append(each)
    work = [_read(reader, viewer, each) for each in groups.values()]
    if len(work) > 1:
        await asyncio.gather(*work)
    else:
        # One statement needs no task of its own.
        for each in work:
            await each


async def _read(reader: Reader, viewer: Viewer, alike: Sequence[_Wanted]) -> None:
    ids = sorted(set[str]().union(*(each.ids for each in alike)))
    found = await reader.filled(viewer, alike[0].end, alike[0].selected, ids)
    for each in alike:
        each.filled.update(found)


def _shape(value: Any, selected: Selected, filled: Mapping[int, Mapping[str, Any]]) -> Any:
    """An object or a list of them; gone when it cannot do without an entity that was hidden or removed meanwhile."""
    if isinstance(value, list | tuple):
        shaped = [_shape(each, selected, filled) for each in cast("list[object]", value)]
        return [each for each in shaped if each is not _GONE]
    return None if value is None else _shape_object(value, selected, filled)


def _shape_object(value: Any, selected: Selected, filled: Mapping[int, Mapping[str, Any]]) -> Any:
    shaped: dict[str, Any] = {}
    is_cut = False
    for key, name, form, below, _ in cells_of(value.__class__, selected):
        if form is Form.TYPENAME:
            shaped[key] = value.__class__.__name__
            continue
        inner = getattr(value, name)
        if form is Form.PLAIN:
            result = _plain(inner)
        elif form is Form.DECIMAL:
            result = None if inner is None else float(inner)
        elif form is Form.NESTED:
            result = _shape(inner, below, filled)
            is_cut = is_cut or (isinstance(result, list) and len(cast("list[object]", result)) < len(inner))
        elif form is Form.ENTITY:
            result = None if inner is None else filled[id(below)].get(inner.id, _GONE)
        else:
            found = filled[id(below)]
            result = [found[ref.id] for ref in inner if ref.id in found]
        if result is _GONE:
            return _GONE
        shaped[key] = result
    if is_cut:
        shaped.update({each.key: True for each in selected.only if each.name == "isCut"})
    return shaped


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in cast("list[Any]", value)]
    return value.isoformat() if isinstance(value, date) else value
