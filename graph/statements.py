"""Statement files: reads `cypher/`, checks each file against its header and its Python types, and keeps its text.

The only place where text becomes the driver's literal-string type. Conditions that many statements need, such as the
rule of sight, stand in them as words and are written out here (`graph.conditions`).
"""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Generic, Literal, LiteralString, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from graph.access import Sight, Viewer
from graph.conditions import as_seen, needs_viewer, written_out
from graph.errors import DataError, StatementError

FOLDER = Path(__file__).resolve().parent.parent / "cypher"
Mode = Literal["read", "write", "schema"]
Rows = Literal["one", "optional", "many", "none"]
Row = TypeVar("Row")

_PARAMETER = re.compile(r"\$(\w+)")
_TEXT_OR_COMMENT = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_NAME_IN_HEADER = re.compile(r"//\s{2,}(\w+):\s*(\S+)")


@dataclass(frozen=True)
class Header:
    """What the comment lines at the top of a statement file declare."""

    purpose: str
    mode: Mode
    rows: Rows
    parameters: Mapping[str, str]
    """The type of each parameter, by its name."""
    returns: tuple[str, ...]
    allows: Mapping[str, str]


@dataclass(frozen=True)
class Statement(Generic[Row]):
    """One statement: its name is its path, its rows are instances of `row`."""

    name: str
    header: Header
    body: str
    row: type[Row]

    def text(self, sight: Sight) -> LiteralString:
        """The Cypher text for viewers of this shape."""
        text = self._texts.get(sight)
        if text is None:
            text = self._texts[sight] = literal(as_seen(self._written_out, sight))
        return text

    @cached_property
    def _texts(self) -> dict[Sight, LiteralString]:
        return {}

    @cached_property
    def _written_out(self) -> str:
        return written_out(self.body)

    @cached_property
    def needs_viewer(self) -> bool:
        """Whether the rule of sight stands in this statement."""
        return needs_viewer(self._written_out)

    @cached_property
    def _readers(self) -> list[tuple[str, Any, Callable[[object], bool]]]:
        hints = get_type_hints(self.row)
        return [(each.name, hints[each.name], _test(hints[each.name])) for each in fields(cast(Any, self.row))]

    def decode(self, values: list[object]) -> Row:
        """A row as its dataclass; DataError on a wrong type or an unexpected null."""
        for (name, kind, fits), value in zip(self._readers, values, strict=True):
            if not fits(value):
                sentence = "{statement} returned {given} for {column}, expected {expected}. Report it."
                given = type(value).__name__
                raise DataError(sentence, statement=self.name, given=given, column=name, expected=str(kind))
        return self.row(*values)

    def check_parameters(self, given: Mapping[str, object]) -> None:
        """StatementError unless exactly the declared parameters are given."""
        if given.keys() != self.header.parameters.keys():
            raise StatementError(f"{self.name} takes {sorted(self.header.parameters)}, was given {sorted(given)}.")


LOADED: dict[str, Statement[Any]] = {}
"""Every statement of this process, by its name."""


def literal(text: str) -> LiteralString:
    """Marks text as a statement; called for statement files and for compiled projections only."""
    return cast(LiteralString, text)


@cache
def camel_case(name: str) -> str:
    """The Cypher and GraphQL spelling of a Python name; a double underscore, as others use in columns, stays."""
    return "__".join(_joined(part) for part in name.split("__"))


def _joined(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def load_statement(name: str, row: type[Row]) -> Statement[Row]:
    """The statement in `cypher/<name>.cypher`; StatementError when header, text and row disagree."""
    path = FOLDER / f"{name}.cypher"
    try:
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        raise StatementError(f"There is no statement file cypher/{name}.cypher.") from error
    header, body = parse(name, content)
    columns = tuple(camel_case(each.name) for each in fields(row)) if is_dataclass(row) else ()
    if columns != header.returns:
        raise StatementError(f"cypher/{name}.cypher returns {header.returns}, {row.__name__} has {columns}.")
    statement = LOADED[name] = Statement(name, header, body, row)
    return statement


def parse(name: str, content: str) -> tuple[Header, str]:
    """Header and body of a statement file; StatementError when either is not right."""
    lines = content.splitlines()
    size = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = _parse_header(name, lines[:size])
    body = "\n".join(lines[size:]).strip()
    bare = _TEXT_OR_COMMENT.sub(" ", body)
    if not bare.strip() or (";" in bare and header.mode != "schema"):
        raise StatementError(f"cypher/{name}.cypher:{size + 1} must hold exactly one statement, without a semicolon.")
    used = set(_PARAMETER.findall(bare))
    if used != set(header.parameters):
        raise StatementError(f"cypher/{name}.cypher uses {sorted(used)}, declares {sorted(header.parameters)}.")
    return header, body


def _parse_header(name: str, lines: list[str]) -> Header:
    single: dict[str, str] = {}
    listed: dict[str, dict[str, str]] = {"Params": {}, "Returns": {}}
    allows: dict[str, str] = {}
    current = ""
    for number, line in enumerate(lines, start=1):
        if found := re.fullmatch(r"// (Purpose|Mode|Rows|Limits|Allows|Params|Returns):\s*(.*)", line):
            current = found[1]
            if current == "Allows":
                code, _, reason = found[2].partition(" ")
                allows[code] = reason
            elif current not in listed:
                single[current] = found[2].strip()
        elif (entry := _NAME_IN_HEADER.match(line)) and current in listed:
            listed[current][entry[1]] = entry[2]
        elif not line.startswith("//   "):
            raise StatementError(f"cypher/{name}.cypher:{number} is not a header line: {line!r}")
    mode, rows = single.get("Mode", ""), single.get("Rows", "")
    if not single.get("Purpose") or mode not in get_args(Mode) or rows not in get_args(Rows):
        raise StatementError(f"cypher/{name}.cypher:1 needs Purpose, Mode {get_args(Mode)} and Rows {get_args(Rows)}.")
    return Header(
        single["Purpose"], cast(Mode, mode), cast(Rows, rows), listed["Params"], tuple(listed["Returns"]), allows
    )


def _test(kind: Any) -> Callable[[object], bool]:
    """A test whether a value of the driver is of a type; made once, because a question reads many rows."""
    if kind is Any or kind is object:
        return lambda _: True
    if get_origin(kind) in (Union, types.UnionType):
        tests = [_test(each) for each in get_args(kind)]
        return lambda value: any(test(value) for test in tests)
    if kind in (int, float):
        numbers = int if kind is int else (int, float)
        return lambda value: isinstance(value, numbers) and not isinstance(value, bool)
    if kind in (date, datetime):
        return lambda value: hasattr(value, "iso_format")
    plain: Any = get_origin(kind) or kind
    wanted = list if plain is tuple else plain
    return lambda value: isinstance(value, wanted)


def parameters_for(statement: Statement[Any], viewer: Viewer, given: Mapping[str, object]) -> dict[str, object]:
    """All parameters of a call, in the Cypher spelling, with those of the rule of sight where it stands in the text."""
    named = {camel_case(name): value for name, value in given.items()}
    statement.check_parameters(named)
    return {**named, **viewer.parameters()} if statement.needs_viewer else named
