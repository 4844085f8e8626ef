"""What commands print on stdout: tables and sentences for people, JSON for programs."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import orjson
import typer
from rich import box
from rich.console import Console
from rich.table import Table

from graph.statements import camel_case

WIDTH_WITHOUT_TERMINAL = 120


def print_json(value: object) -> None:
    """One JSON document, indented, with the names as the API spells them."""
    typer.echo(orjson.dumps(_camel_cased(value), option=orjson.OPT_INDENT_2).decode())


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], numbers: Sequence[str] = ()) -> None:
    """A table; the columns named in `numbers` are aligned to the right."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else _text(cell) for cell in row))
    _console().print(table, markup=False)


def print_line(text: str = "") -> None:
    """A sentence, broken at the edge of the terminal."""
    console = _console()
    console.print(text, markup=False, highlight=False, soft_wrap=not console.is_terminal)


def short_json(value: object, indent: str = "") -> str:
    """JSON for people: what fits on a line stands on one line."""
    line = orjson.dumps(value).decode()
    if len(indent) + len(line) <= WIDTH_WITHOUT_TERMINAL or not isinstance(value, dict | list):
        return line
    deeper = f"{indent}  "
    if isinstance(value, dict):
        given = cast("Mapping[str, object]", value)
        parts = [f"{orjson.dumps(name).decode()}: {short_json(each, deeper)}" for name, each in given.items()]
    else:
        parts = [short_json(each, deeper) for each in cast("Sequence[object]", value)]
    body = f",\n{deeper}".join(parts)
    return f"{{\n{deeper}{body}\n{indent}}}" if isinstance(value, dict) else f"[\n{deeper}{body}\n{indent}]"


def _console() -> Console:
    console = Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDTH_WITHOUT_TERMINAL
    return console


def _text(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _camel_cased(value: object) -> object:
    if isinstance(value, Mapping):
        given = cast("Mapping[str, Any]", value)
        return {camel_case(name): _camel_cased(each) for name, each in given.items()}
    if isinstance(value, list | tuple):
        return [_camel_cased(each) for each in cast("Sequence[Any]", value)]
    return value
