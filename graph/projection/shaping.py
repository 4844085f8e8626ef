"""Generates the function that turns the nested lists of a statement into the answer's objects.

Names chosen by the asker stand in this code only as quoted text. The work per value is inlined, because a page of a
thousand people has fifteen thousand values: a call for each would take longer than the rest of the answer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from graph.errors import DataError
from graph.model import Property, ValueKind
from graph.projection.cursors import encode

Source = Callable[[str], str]
"""Python source for a value, given the source of the list it stands in."""

Shape = Callable[[Any, Sequence[Any]], Any]
"""Shapes one value of a statement, given the statement's own parameters by number."""

_LARGEST = 2_147_483_647


def missing(where: str) -> None:
    """A required value that is not in the database."""
    sentence = "{where} is missing in the database. Run `schakel check` to find and repair such records."
    raise DataError(sentence, where=where)


def whole(value: int | None, where: str) -> int | None:
    """A number that fits the 32 bits of GraphQL's Int."""
    if value is not None and not -_LARGEST <= value <= _LARGEST:
        raise DataError("{where} is too large to be shown. Change that record.", where=where)
    return value


def moment(value: str | None) -> str | None:
    """A date and time as RFC 3339 writes it; Cypher leaves out seconds that are zero."""
    if value is None or len(value) < 17 or value[16] == ":":
        return value
    return f"{value[:16]}:00{value[16:]}"


def chosen(value: Any, choices: frozenset[str], where: str) -> Any:
    """A word, or a list of words, out of a closed list."""
    for each in cast("list[Any]", value) if isinstance(value, list) else (value,):
        if each is not None and each not in choices:
            allowed = ", ".join(sorted(choices))
            raise DataError(
                "{where} holds {given!r}; allowed is {allowed}. Change that record.",
                where=where,
                given=each,
                allowed=allowed,
            )
    return cast(Any, value)


class Tagged(dict[str, Any]):
    """An object in a position of several types; it knows which it is."""

    __slots__ = ("type_name",)
    type_name: str

    @classmethod
    def of(cls, type_name: str, values: Mapping[str, Any]) -> "Tagged":
        """These values, as an object of that type."""
        tagged = cls(values)
        tagged.type_name = type_name
        return tagged


def polymorphic(value: Any, shapes: Mapping[str, Shape], parameters: Sequence[Any]) -> Any:
    """An object whose type stands before it."""
    return None if value is None else Tagged.of(value[0], shapes[value[0]](value[1], parameters))


@dataclass
class Row:
    """The list expression of one row, and the number of each of its columns."""

    columns: list[str] = field(default_factory=list[str])

    def add(self, expression: str) -> int:
        """The number of the column that holds this expression; one that is there already is used again."""
        if expression not in self.columns:
            self.columns.append(expression)
        return self.columns.index(expression)

    @property
    def text(self) -> str:
        """The Cypher list."""
        return f"[{', '.join(self.columns)}]"


@dataclass
class Generator:
    """Collects the functions of one shaping module."""

    functions: list[str] = field(default_factory=list[str])
    names: dict[str, Any] = field(default_factory=dict[str, Any])

    def function(self, arguments: str, body: Sequence[str]) -> str:
        """Adds a function and gives its name."""
        name = f"f{len(self.functions)}"
        lines = "\n".join(f"    {line}" for line in body)
        self.functions.append(f"def {name}({arguments}):\n{lines}\n")
        return name

    def constant(self, value: Any) -> str:
        """Adds a value and gives its name."""
        name = f"k{len(self.names)}"
        self.names[name] = value
        return name

    def value(self, stored: Property, where: str, is_promised: bool, number: int) -> Source:
        """The source of one property in column `number`."""
        name = repr(where)
        if stored.kind is ValueKind.CHOICE and stored.choices is not None:
            choices = self.constant(frozenset(each.value for each in stored.choices))
            if stored.is_list:
                return lambda row: f"chosen({row}[{number}], {choices}, {name})"
            check = f"{{0}} if {{0}} in {choices}"
            other = f"missing({name})" if is_promised else "None"
            return lambda row: (
                f"({check.format(f'{row}[{number}]')} else {other} if {row}[{number}] is None "
                f"else chosen({row}[{number}], {choices}, {name}))"
            )
        form = {
            ValueKind.NUMBER: f"whole({{0}}, {name})",
            ValueKind.MOMENT: "moment({0})",
        }.get(stored.kind, "{0}")
        if not is_promised:
            return lambda row: form.format(f"{row}[{number}]")
        return lambda row: f"({form.format(f'{row}[{number}]')} if {row}[{number}] is not None else missing({name}))"

    def build(self, main: str) -> Shape:
        """The function called `main`."""
        space: dict[str, Any] = {
            "missing": missing,
            "whole": whole,
            "moment": moment,
            "chosen": chosen,
            "polymorphic": polymorphic,
            "encode": encode,
            **self.names,
        }
        # Safe: the code holds column numbers, names of our own and quoted text only.
        exec(compile("\n".join(self.functions), "<projection>", "exec"), space)  # noqa: S102
        return space[main]


def object_source(cells: Sequence[tuple[str, Source]], row: str) -> str:
    """The source of an object with these keys."""
    return "{" + ", ".join(f"{key!r}: {source(row)}" for key, source in cells) + "}"


def constant(source: str, _row: str) -> str:
    """The source of a value that is the same in every row."""
    return source
