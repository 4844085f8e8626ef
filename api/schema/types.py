"""The names of all GraphQL types, and how a type is made. Types refer to each other by name, in any order."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from keyword import iskeyword
from typing import Annotated, Any, ForwardRef, Optional, Union, cast

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from api.schema.scalars import Date, DateTime, PartialDate
from graph.model import Property, ValueKind, kinds

_SPACE = vars(sys.modules[__name__])
_SPACE.update(ID=strawberry.ID, String=str, Int=int, Float=float, Boolean=bool)
_LATER = strawberry.lazy(__name__)
_KNOWN = {"Date": Date, "DateTime": DateTime, "PartialDate": PartialDate}

BY_KIND = {
    ValueKind.ID: "ID",
    ValueKind.LINE: "String",
    ValueKind.TEXT: "String",
    ValueKind.NUMBER: "Int",
    ValueKind.DECIMAL: "Float",
    ValueKind.FLAG: "Boolean",
    ValueKind.DAY: "Date",
    ValueKind.PARTIAL_DAY: "PartialDate",
    ValueKind.MOMENT: "DateTime",
}


@dataclass(frozen=True)
class Argument:
    """One argument: its GraphQL name, its type in GraphQL's own words, its meaning, and its default if it has one."""

    name: str
    type: str
    meaning: str
    default: object = strawberry.UNSET


@dataclass(frozen=True)
class Field:
    """One field: its GraphQL name, its type in GraphQL's own words, its meaning and its arguments."""

    name: str
    type: str
    meaning: str
    arguments: Sequence[Argument] = ()


def python_type(text: str) -> Any:
    """The annotation for a type in GraphQL's words: `[Int!]!` is `list[Int]`."""
    if not text.endswith("!"):
        return Optional[python_type(text + "!")]  # noqa: UP045  # a name that is still to come knows no `|`
    inner = text[:-1]
    if inner.startswith("["):
        return list[python_type(inner[1:-1])]
    # Text is compiled each time Strawberry looks at it, and it looks often: half a second for the whole schema.
    return _SPACE[inner] if inner in _SPACE else Annotated[ForwardRef(inner), _LATER]


def property_type(stored: Property) -> str:
    """The GraphQL type of a property, without its exclamation mark."""
    name = enum_name(stored.choices) if stored.choices else BY_KIND[stored.kind]
    return f"[{name}!]" if stored.is_list else name


def enum_name(kind: type[StrEnum]) -> str:
    """The GraphQL name of a closed list; it is declared when first asked for."""
    if kind.__name__ not in _SPACE or _SPACE[kind.__name__] is not kind:
        _SPACE[kind.__name__] = strawberry.enum(kind, description=kind.__doc__)
    return kind.__name__


def declare_union(name: str, meaning: str, members: Sequence[str]) -> None:
    """Declares a type that is one of several object types."""
    forwards = tuple(Annotated[each, strawberry.lazy(__name__)] for each in members)
    union = strawberry.union(name, description=meaning)
    _SPACE[name] = Annotated[Union[forwards], union]  # noqa: UP007  # the members are known by name only


def declare_choices(name: str, meaning: str, words: Sequence[str]) -> None:
    """Declares a closed list that exists in GraphQL only."""
    kind = cast("type[StrEnum]", StrEnum(name, {word: word for word in words}))
    kind.__doc__ = meaning
    enum_name(kind)


def declare(
    name: str, meaning: str, fields: Sequence[Field], *, form: str = "type", bases: tuple[type, ...] = ()
) -> type:
    """Declares a type, an interface or an input under its name."""
    space: dict[str, Any] = {"__module__": __name__, "__annotations__": {}, "__doc__": meaning}
    for each in fields:
        python_name = f"{each.name}_" if iskeyword(each.name) else each.name
        space["__annotations__"][python_name] = python_type(each.type)
        made: Any = strawberry.field(
            name=each.name,
            description=each.meaning,
            **({"default": strawberry.UNSET} if form in ("input", "one_of") and not each.type.endswith("!") else {}),
        )
        made.arguments = [argument(one) for one in each.arguments]
        space[python_name] = made
    make: Mapping[str, Any] = {
        "type": strawberry.type,
        "interface": strawberry.interface,
        "input": strawberry.input,
        "one_of": partial(strawberry.input, one_of=True),
    }
    made_type = make[form](type(name, bases, space), name=name, description=meaning)
    _SPACE[name] = made_type
    return made_type


def argument(one: Argument) -> StrawberryArgument:
    """The argument as Strawberry knows it."""
    annotation = StrawberryAnnotation(python_type(one.type), namespace=_SPACE)
    return StrawberryArgument(one.name, one.name, annotation, description=one.meaning, default=one.default)


def declared(name: str) -> Any:
    """The class that was declared under a name."""
    return _SPACE[name]


def is_declared(name: str) -> bool:
    """Whether a type of this name was declared."""
    return name in _SPACE


_SPACE.update(_KNOWN)
for _kind in (kinds.PersonRole, kinds.EntityKind, kinds.TieKind):
    enum_name(_kind)
