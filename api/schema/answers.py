"""Makes a GraphQL type of every answer class of `graph`: its docstring, its annotations and its fields' meanings."""

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from api.schema.types import Field, declare, enum_name, is_declared
from graph.answers import PartialDay, Ref
from graph.statements import camel_case

_PLAIN: dict[object, str] = {
    str: "String",
    int: "Int",
    float: "Float",
    bool: "Boolean",
    date: "Date",
    datetime: "DateTime",
    PartialDay: "PartialDate",
}


def answer_type(answer: type) -> str:
    """The name of the GraphQL type of an answer class; it is declared when first asked for."""
    name = answer.__name__
    if not is_declared(name):
        hints = get_type_hints(answer)
        made = [
            Field(
                graphql_name(each.name),
                _type_of(each.name, hints[each.name], each.metadata.get("entity")),
                each.metadata["meaning"],
            )
            for each in fields(answer)
        ]
        declare(name, " ".join((answer.__doc__ or "").split()), made)
    return name


def graphql_name(name: str) -> str:
    """The GraphQL name of a field of an answer."""
    return camel_case(name.rstrip("_"))


def _type_of(name: str, hint: Any, entity: str | None) -> str:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = next(each for each in get_args(hint) if each is not type(None))
        return _type_of(name, inner, entity).removesuffix("!")
    if origin in (list, tuple):
        return f"[{_type_of(name, get_args(hint)[0], entity)}]!"
    if hint is Ref:
        return f"{entity}!"
    if is_dataclass(hint) and isinstance(hint, type):
        return f"{answer_type(hint)}!"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return f"{enum_name(hint)}!"
    if hint is str and (name == "id" or name.endswith("_id")):
        return "ID!"
    return f"{_PLAIN[hint]}!"
