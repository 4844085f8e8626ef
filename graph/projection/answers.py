"""Shapes the answer of a question: plain figures as they are, entities filled with the fields that were asked for."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from graph.access import Viewer
from graph.answers import Ref
from graph.projection.cells import Cell, Form, cells_of
from graph.projection.reader import Reader
from graph.projection.selection import Selected
from graph.projection.shaping import Tagged

_GONE = object()

# To look a member of an enumeration up takes longer than to compare it, and an answer has a thousand values.
_PLAIN, _DECIMAL, _NESTED, _ENTITY = Form.PLAIN, Form.DECIMAL, Form.NESTED, Form.ENTITY


async def shape_answer(reader: Reader, viewer: Viewer, value: object, selected: Selected) -> Any:
    """The answer as objects of what was selected; entities are read with one statement per distinct selection."""
    shaper = _Shaper()
    shaped = shaper.shape(value, selected)
    if not shaper.wanted:
        return shaped
    await _fill(reader, viewer, shaper.wanted.values())
    return shaper.shape(value, selected)


@dataclass
class _Wanted:
    """The entities that one field asks for; what was read of them by id, None before that."""

    end: str
    selected: Selected
    ids: set[str] = field(default_factory=set[str])
    filled: dict[str, dict[str, Any]] | None = None


class _Shaper:
    """Shapes an answer: at first it notes which entities must be read, then it has them."""

    def __init__(self) -> None:
        self.wanted: dict[int, _Wanted] = {}

    def shape(self, value: Any, selected: Selected) -> Any:
        """An object or a list of them; gone where it cannot do without an entity that is hidden or removed by now."""
        if isinstance(value, list | tuple):
            shaped = [self.shape(each, selected) for each in cast("list[object]", value)]
            return [each for each in shaped if each is not _GONE]
        return None if value is None else self._object(value, selected)

    def _object(self, value: Any, selected: Selected) -> Any:
        cells = cells_of(value.__class__, selected)
        shaped: dict[str, Any] = dict(zip(cells.keys, cells.values(value), strict=False))
        is_cut = is_gone = False
        for cell in cells.unready:
            form, inner = cell.form, shaped[cell.key]
            if form is _PLAIN:
                result = _plain(inner)
            elif form is _DECIMAL:
                result = None if inner is None else float(inner)
            elif form is _NESTED:
                result = self.shape(inner, cell.selected)
                is_cut = is_cut or (isinstance(result, list) and len(cast("list[object]", result)) < len(inner))
            elif form is _ENTITY:
                result = None if inner is None else self._entity(inner, cell)
            else:
                found = [self._entity(ref, cell) for ref in inner]
                result = [each for each in found if each is not _GONE]
            is_gone = is_gone or result is _GONE
            shaped[cell.key] = result
        if is_cut:
            shaped.update({each.key: True for each in selected.only if each.name == "isCut"})
        return _GONE if is_gone else shaped

    def _entity(self, ref: Ref, cell: Cell) -> Any:
        if (face := ref.face) is not None and cell.faces is not None:
            values = (ref.id, face.name, face.label)
            shown = Tagged()
            shown.type_name = face.label
            for key, place in cell.faces.get(face.label, ()):
                shown[key] = values[place]
            return shown
        wanted = self.wanted.get(id(cell.selected))
        if wanted is None:
            wanted = self.wanted[id(cell.selected)] = _Wanted(cell.entity, cell.selected)
        wanted.ids.add(ref.id)
        return None if wanted.filled is None else wanted.filled.get(ref.id, _GONE)


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
        each.filled = found


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in cast("list[Any]", value)]
    return value.isoformat() if isinstance(value, date) else value
