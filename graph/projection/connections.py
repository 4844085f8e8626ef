"""The rows of a connection: which columns they need, their cursors, and the object made of a page of them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, cast

from graph.model import ValueKind
from graph.projection import cursors
from graph.projection.orders import Order, after
from graph.projection.selection import Selected
from graph.projection.shaping import Generator, Row, Source, constant, object_source

Path = tuple[tuple[str, int], ...]
"""Where a field stands in a selection: the type and the number at each level."""

Taker = Callable[[Mapping[str, object]], object]
"""Takes the value of a parameter from the arguments of a field."""

Edge = Callable[[Row, Selected, Path], Source]
"""Adds the columns of a node or tie to a row; the source of its object."""


class Parameters(Protocol):
    """Where a connection's parameters are numbered."""

    generator: Generator

    def parameter(self, path: Path, take: Taker) -> str:
        """A new parameter; its name in the text."""
        ...


class Rows:
    """The rows of one connection: their columns, their cursors and their page."""

    def __init__(
        self, compiler: Parameters, selected: Selected, path: Path, order: Order, key: str, row_id: str
    ) -> None:
        self.compiler = compiler
        self.selected = selected
        self.path = path
        self.order = order
        self.key = key
        self.row_id = row_id
        self.cells: list[tuple[str, str]] = []
        self.cursor = ""
        self.reads_rows = False

    def compile(self, edge: Edge) -> tuple[Row, bool]:
        """The columns of a row, and whether the total is asked for."""
        row, counted = Row(), False
        type_name = next(iter(self.selected.children), "")
        for number, each in enumerate(self.selected.only):
            path = (*self.path, (type_name, number))
            if each.name == "totalCount":
                counted, source = True, "total"
            elif each.name == "__typename":
                source = repr(type_name)
            elif each.name == "nodes":
                source = f"[{edge(row, each, path)('a')} for a in rows]"
            elif each.name == "pageInfo":
                source = self._page_info(row, each)
            else:
                source = self._edges(row, each, path, edge)
            self.reads_rows = self.reads_rows or each.name in ("nodes", "pageInfo", "edges")
            self.cells.append((each.key, source))
        return row, counted

    def _edges(self, row: Row, selected: Selected, path: Path, edge: Edge) -> str:
        cells: list[tuple[str, Source]] = []
        type_name = next(iter(selected.children), "")
        for number, each in enumerate(selected.only):
            if each.name == "__typename":
                cells.append((each.key, partial(constant, repr(type_name))))
            elif each.name == "cursor":
                cells.append((each.key, self._cursor(row)))
            else:
                cells.append((each.key, edge(row, each, (*path, (type_name, number)))))
        return f"[{object_source(cells, 'a')} for a in rows]"

    def _cursor(self, row: Row) -> Source:
        is_temporal = self.order.kind in (ValueKind.DAY, ValueKind.MOMENT)
        key = row.add(f"toString({self.key})" if is_temporal else self.key)
        row_id = row.add(self.row_id)
        return lambda source: f"encode({self.order.name!r}, {source}[{key}], {source}[{row_id}])"

    def _page_info(self, row: Row, selected: Selected) -> str:
        cells: list[tuple[str, Source]] = []
        for each in selected.only:
            if each.name == "__typename":
                cells.append((each.key, partial(constant, "'PageInfo'")))
            elif each.name == "hasNextPage":
                cells.append((each.key, partial(constant, "more")))
            else:
                cursor = self._cursor(row)("rows[-1]")
                cells.append((each.key, partial(constant, f"({cursor} if rows else None)")))
        return object_source(cells, "")

    def after(self) -> list[str]:
        """The condition for rows after the cursor, if one was given."""
        cursor = self.selected.arguments.get("after")
        if not isinstance(cursor, str):
            return []
        order, kind = self.order.name, self.order.kind
        # A plan serves other cursors than the one it was made with, so that each is looked at when it is taken.
        id_parameter = self.compiler.parameter(
            self.path, lambda given: cursors.row_before(cast(str, given["after"]), order, kind)[1]
        )
        key_parameter = None
        if not cursors.key_is_null(cursor):
            key_parameter = self.compiler.parameter(
                self.path, lambda given: cursors.row_before(cast(str, given["after"]), order, kind)[0]
            )
        return [after(self.order.is_descending, self.key, self.row_id, kind, (id_parameter, key_parameter))]

    def function(self, limit: str) -> str:
        """The function that makes the connection of its rows and total."""
        number = limit.removeprefix("$p")
        cells = ", ".join(f"{key!r}: {source}" for key, source in self.cells)
        body = [f"more = len(rows) >= p[{number}]", f"rows = rows[:p[{number}] - 1]", f"return {{{cells}}}"]
        return self.compiler.generator.function("rows, total, p", body)
