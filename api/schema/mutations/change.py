"""What every change has in common: its field, what it does, and how its result is read back."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from graphql import GraphQLArgument

from api.context import Context
from api.leading import led_on
from api.schema.list_sizes import check_list_sizes
from api.schema.types import Argument, Field, declare, declare_union, property_type
from graph.changes import Changed, Refused, problems_of
from graph.database import Database
from graph.errors import (
    CommitUnknown,
    Conflict,
    DatabaseUnavailable,
    LimitExceeded,
    NotFound,
    SchakelError,
    StatementError,
    unconfirmed,
)
from graph.model import TIES, Property
from graph.projection import Children, Selected
from graph.projection.shaping import Tagged

Given = Mapping[str, Any]

# An id of nobody, and a repeat of what was stored under another id.
_MAY_LEAD_ON = (NotFound.code, "MUTATION_REUSED")

MUTATION_ID = Argument(
    "mutationId", "ID!", "An id of your own for this change; sent again, it has one effect and the same answer."
)
VERSION = Argument("expectedVersion", "Int!", "The `version` you last saw; if it was changed since, nothing happens.")


@dataclass(frozen=True)
class Change:
    """One field of the mutation type, and what it does."""

    field: Field
    apply: Callable[[Context, Given], Awaitable[Changed]]
    removes: bool = False
    is_of_records: bool = False
    """Whether it is about two records of one person, so that an id means that record and leads to no other."""
    read: Callable[[Context, Changed, Selected], Awaitable[Tagged]] | None = None
    """How the result is read back where it is neither an entity nor a tie."""


def declare_common() -> None:
    """Declares the types that every result needs."""
    declare(
        "Problem",
        "One thing that is wrong with a change; nothing of the change was stored.",
        [
            Field("code", "String!", "A stable code for programs."),
            Field("field", "String", "The field it is about, if it is about one."),
            Field("message", "String!", "What was given, what is allowed and what to do."),
        ],
    )
    declare("Problems", "Why a change was not made.", [Field("problems", "[Problem!]!", "All that is wrong with it.")])
    declare(
        "Removed",
        "What was removed.",
        [Field("id", "ID!", "Its id."), Field("version", "Int!", "Its last version.")],
    )


def database_of(context: Context) -> Database:
    """The database of a request."""
    return context.services.database


def id_argument(of: str = "entity") -> Argument:
    """The argument that names what is changed."""
    return Argument("id", "ID!", f"The id of the {of}.")


def input_field(stored: Property, is_required: bool) -> Field:
    """A field of an input object, for a stored property."""
    return Field(stored.name, property_type(stored) + ("!" if is_required else ""), stored.meaning)


def change_field(name: str, gives: str, meaning: str, input_: str | None, arguments: Sequence[Argument] = ()) -> Field:
    """The field of one change, whose result is what it gives or why nothing was changed."""
    result = f"{name[0].upper()}{name[1:]}Result"
    declare_union(result, "What it is now, or why nothing was changed.", [gives, "Problems"])
    given = [Argument("input", input_, "What is recorded.")] if input_ else []
    return Field(name, f"{result}!", meaning, (MUTATION_ID, *arguments, *given))


async def answer(
    change: Change, context: Context, selected: Selected, declared: Mapping[str, GraphQLArgument]
) -> Tagged:
    """Makes a change and reads back what was selected of the result; expected failures are answers too."""
    try:
        check_list_sizes(selected)
        # A change under way is finished all the same; only the asker does not wait for it any longer.
        async with asyncio.timeout(context.services.settings.request_seconds):
            changed = await _applied(change, context, selected.arguments, declared)
            if change.removes:
                return _tagged("Removed", {"id": changed.ref.id, "version": changed.version}, selected)
            return await (change.read or _read_back)(context, changed, selected)
    except TimeoutError as error:
        raise unconfirmed() from error
    except (DatabaseUnavailable, StatementError):
        raise
    except SchakelError as error:
        problems = problems_of(error, context.viewer.language)
        told = [{"code": each.code, "field": each.field, "message": each.message} for each in problems]
        return _tagged("Problems", {"problems": told}, selected)


async def _applied(change: Change, context: Context, given: Given, declared: Mapping[str, GraphQLArgument]) -> Changed:
    """Makes a change, of who was kept where somebody was merged away; a repeat gives the answer of then."""
    try:
        return await change.apply(context, given)
    except (NotFound, Refused, Conflict) as error:
        codes = {each.code for each in problems_of(error, context.viewer.language)}
        if change.removes or change.is_of_records or codes.isdisjoint(_MAY_LEAD_ON):
            raise
        led = await led_on(context, declared, given)
        if led is None:
            raise
    return await change.apply(context, led)


async def _read_back(context: Context, changed: Changed, selected: Selected) -> Tagged:
    reader = context.services.reader
    tie = next((each for each in TIES if each.type == changed.type), None)
    kind = tie.name if tie else changed.type
    asked = Selected(selected.key, selected.name, {"id": changed.ref.id}, Children({kind: selected.of(kind)}))
    read = reader.tie if tie else reader.entity
    try:
        found = await read(context.viewer, changed.type, asked)
    except (DatabaseUnavailable, LimitExceeded) as error:
        raise CommitUnknown(
            "The change was stored, but could not be read back. Send it again with the same mutationId to see it."
        ) from error
    if found is None:
        raise NotFound("The change was made, but you may not see what it left.")
    return Tagged.of(kind, found)


def _tagged(kind: str, values: Mapping[str, Any], selected: Selected) -> Tagged:
    return Tagged.of(kind, _plain(kind, values, selected.of(kind)))


def _plain(kind: str, values: Mapping[str, Any], fields: Sequence[Selected]) -> dict[str, Any]:
    """Plain values by the asker's names."""
    shaped: dict[str, Any] = {}
    for each in fields:
        value: Any = kind if each.name == "__typename" else values[each.name]
        if isinstance(value, list):
            rows = cast("list[Mapping[str, Any]]", value)
            value = [_plain("Problem", row, each.only) for row in rows]
        shaped[each.key] = value
    return shaped
