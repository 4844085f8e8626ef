"""What commands print on stdout: tables and sentences for people, JSON for programs."""

import os
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any, cast

import orjson
import typer
from babel.numbers import format_decimal, format_percent
from rich import box
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table

from cli.fitting import NARROW_GAP, Column, fit
from graph.model.kinds import Language
from graph.statements import camel_case
from graph.words import day_in_words, say

WIDTH_WITHOUT_TERMINAL = 120
WIDTH_OF_PAPER = 100
MOST_COLUMNS = 4
GAP_OF_COLUMNS = 2
BELOW = " " * 5
"""How far what stands under a text in a column stands in."""


def print_json(value: object) -> None:
    """One JSON document, indented, with the names as the API spells them."""
    typer.echo(orjson.dumps(_camel_cased(value), option=orjson.OPT_INDENT_2).decode())


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    numbers: Sequence[str] = (),
    *,
    language: Language = Language.EN,
) -> None:
    """A table with the columns named in `numbers` aligned to the right; whole numbers as the language writes them.

    A column that is empty in every row is left out, and so is a table without rows. How it fits is decided in
    `cli.fitting`, for every table alike.
    """
    cells = [[_text(language, cell) for cell in row] for row in rows]
    if not cells:
        return
    given = [
        Column(heading, own, heading in numbers)
        for heading, own in zip(columns, zip(*cells, strict=True), strict=True)
        if any(own)
    ]
    console = _console()
    fitted = fit(given, console.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", padding=(0, 1, 0, fitted.gap - NARROW_GAP))
    for each in fitted.columns:
        table.add_column(each.heading, justify="right" if each.is_number else "left", width=each.width, overflow="fold")
    for row in zip(*(each.cells for each in fitted.columns), strict=True):
        table.add_row(*row)
    console.print(table, markup=False)


def headings(language: Language, *columns: str, **facts: object) -> tuple[str, ...]:
    """The headings of a table in a language."""
    return tuple(say(language, each, **facts) for each in columns)


def figure(language: Language, value: float | None, decimals: int = 0) -> str:
    """A number as it is written in a language; nothing for none."""
    if value is None:
        return ""
    # Adding nothing turns the -0.0 of a small negative number into 0.0.
    rounded = round(value, decimals) + 0.0
    return format_decimal(rounded, f"#,##0.{'0' * decimals}".rstrip("."), locale=language.value)


def percentage(language: Language, value: float, decimals: int = 1) -> str:
    """A share of the whole as a percentage."""
    return format_percent(value, f"#,##0.{'0' * decimals}".rstrip(".") + "%", locale=language.value)


def band(language: Language, given: str) -> str:
    """From which share up to which, as 0.4-0.6, as percentages."""
    lower, upper = map(float, given.split("-"))
    return f"{figure(language, 100 * lower)}–{percentage(language, upper, 0)}"


def day(language: Language, given: str) -> str:
    """A day of an answer as it is written in a sentence."""
    return day_in_words(date.fromisoformat(given), language)


def moment(language: Language, given: str) -> str:
    """A day and time of an answer as they are written in a sentence."""
    return f"{day(language, given[:10])}, {given[11:16]}"


def label(language: Language, talent: Mapping[str, Any]) -> str:
    """What a talent or theme is called; Dutch where it has no English."""
    return (talent["labelEn"] if language is Language.EN else None) or talent["labelNl"]


def print_line(text: str = "") -> None:
    """What a command did, broken at the edge of the terminal; whole where a program may look for it."""
    console = _console()
    console.print(text, markup=False, highlight=False, soft_wrap=not console.is_terminal)


def print_paragraph(text: str = "", indent: str = "") -> None:
    """Words of an answer, no broader than paper is; those of a point of a list stand under each other."""
    mark = re.match(r"\d+\. |- |", text)
    hanging = indent + " " * (mark.end() if mark else 0)
    lines = textwrap.wrap(f"{indent}{text}", _paper(), subsequent_indent=hanging, break_on_hyphens=False)
    for line in lines or [""]:
        _console().print(line, markup=False, highlight=False, soft_wrap=True)


@dataclass(frozen=True)
class Cell:
    """A short text in columns: `whole` on one line, or where that is too broad `head` with `below` under it."""

    whole: str
    head: str = ""
    below: str = ""

    @property
    def least(self) -> int:
        """How broad a column must be."""
        return cell_len(self.head or self.whole)

    def lines(self, width: int) -> list[str]:
        """The lines in a column of this width."""
        if not self.head or cell_len(self.whole) <= width:
            return [self.whole]
        return [self.head, *textwrap.wrap(self.below, width, initial_indent=BELOW, subsequent_indent=BELOW)]


def print_columns(cells: Sequence[Cell], indent: str = "") -> None:
    """Short texts in columns on the fewest lines, to be read down and then to the right."""
    if not cells:
        return
    room = _paper() - len(indent) + GAP_OF_COLUMNS
    most = room // (max(each.least for each in cells) + GAP_OF_COLUMNS)
    numbers = range(1, max(1, min(MOST_COLUMNS, most)) + 1)
    shown = min((_columns(cells, each, room // each - GAP_OF_COLUMNS) for each in numbers), key=_height)
    broad = max(cell_len(line) for column in shown for line in column) + GAP_OF_COLUMNS
    for row in zip_longest(*shown, fillvalue=""):
        told = "".join(set_cell_size(each, broad) for each in row).rstrip()
        _console().print(f"{indent}{told}", markup=False, highlight=False, soft_wrap=True)


def _columns(cells: Sequence[Cell], most: int, width: int) -> list[list[str]]:
    """The lines of at most so many columns, as even as can be with every text whole in one of them."""
    blocks = [each.lines(width) for each in cells]
    height = -(-sum(map(len, blocks)) // most)
    while len(columns := _filled(blocks, height)) > most:
        height += 1
    return columns


def _filled(blocks: Iterable[list[str]], height: int) -> list[list[str]]:
    columns: list[list[str]] = [[]]
    for block in blocks:
        if columns[-1] and len(columns[-1]) + len(block) > height:
            columns.append([])
        columns[-1].extend(block)
    return columns


def _height(columns: Iterable[Sequence[str]]) -> int:
    return max(map(len, columns))


def _paper() -> int:
    return min(_console().width, WIDTH_OF_PAPER)


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
    # Some programs hand on a width of 0 for one they do not know.
    if console.width < 1 or (not console.is_terminal and "COLUMNS" not in os.environ):
        console.width = WIDTH_WITHOUT_TERMINAL
    return console


def _text(language: Language, cell: object) -> str:
    if cell is None:
        return ""
    return figure(language, cell) if isinstance(cell, int) else str(cell)


def _camel_cased(value: object) -> object:
    if isinstance(value, Mapping):
        given = cast("Mapping[str, Any]", value)
        return {camel_case(name): _camel_cased(each) for name, each in given.items()}
    if isinstance(value, list | tuple):
        return [_camel_cased(each) for each in cast("Sequence[Any]", value)]
    return value
