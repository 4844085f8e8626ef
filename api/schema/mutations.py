"""The mutation type: the same few changes for every entity and every tie of the graph model."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from api.context import Context
from api.schema.types import Argument, Field, declare, declare_union, property_type
from graph.changes import (
    COMPANIONS,
    Changed,
    add_entity,
    add_tie,
    change_entity,
    change_tie,
    end_tie,
    problems_of,
    remove_entity,
    remove_tie,
)
from graph.database import Database
from graph.errors import NotFound, SchakelError, StatementError
from graph.model import NODES, TIES, NodeType, Property, TieType
from graph.projection import Selected
from graph.projection.shaping import Tagged

Given = Mapping[str, Any]

_MUTATION_ID = Argument(
    "mutationId", "ID!", "An id of your own for this change; sent again, it has one effect and the same answer."
)
_VERSION = Argument("expectedVersion", "Int!", "The `version` you last saw; if it was changed since, nothing happens.")


@dataclass(frozen=True)
class Change:
    """One field of the mutation type, and what it does."""

    field: Field
    apply: Callable[[Context, Given], Awaitable[Changed]]
    removes: bool = False


def mutations() -> list[Change]:
    """Every field of the mutation type; declares the types they need."""
    _declare_common()
    found: list[Change] = []
    for node in NODES:
        if node.label != "LegalBasis":
            found += [_add(node), _change(node), _remove(node)]
    found += [_tie(tie) for tie in TIES if tie.type != "HAS_BASIS"]
    return [*found, *_generic_ties()]


def _declare_common() -> None:
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


def _add(node: NodeType) -> Change:
    own = [each for each in node.properties if not each.is_derived]
    fields = [_input_field(each, each.is_required and each.default is None and each.name != "id") for each in own]
    fields += [_input_field(each.property, each.is_required) for each in COMPANIONS[node.label]]
    declare(f"Add{node.label}Input", f"What is known of a new one. {node.meaning}", fields, form="input")
    field = _field(f"add{node.label}", node.label, f"Records a new one. {node.meaning}", f"Add{node.label}Input!")
    return Change(
        field,
        lambda context, given: add_entity(
            _database(context), context.viewer, node.label, mutation_id=given["mutationId"], values=given["input"]
        ),
    )


def _change(node: NodeType) -> Change:
    own = [each for each in node.properties if not each.is_derived and each.name != "id"]
    meaning = f"What changes; what is left out stays, null clears. {node.meaning}"
    declare(f"Change{node.label}Input", meaning, [_input_field(each, False) for each in own], form="input")
    arguments = (_id_argument(), _VERSION)
    name, input_ = f"change{node.label}", f"Change{node.label}Input!"
    return Change(
        _field(name, node.label, f"Changes what is recorded. {node.meaning}", input_, arguments),
        lambda context, given: change_entity(
            _database(context),
            context.viewer,
            node.label,
            given["id"],
            expected_version=given["expectedVersion"],
            mutation_id=given["mutationId"],
            values=given["input"],
        ),
    )


def _remove(node: NodeType) -> Change:
    name = f"remove{node.label}"
    meaning = f"Removes one with its ties; refused when other things depend on it. {node.meaning}"
    return Change(
        _field(name, "Removed", meaning, None, (_id_argument(), _VERSION)),
        lambda context, given: remove_entity(
            _database(context),
            context.viewer,
            node.label,
            given["id"],
            expected_version=given["expectedVersion"],
            mutation_id=given["mutationId"],
        ),
        removes=True,
    )


def _tie(tie: TieType) -> Change:
    own = [each for each in tie.properties if not each.is_derived and each.name != "id"]
    declare(f"{tie.name}Input", tie.meaning, [_input_field(each, False) for each in own], form="input")
    ends = (
        Argument("from", "ID!", "The id at the start: " + " or ".join(tie.starts) + "."),
        Argument("to", "ID!", "The id at the end: " + " or ".join(tie.ends) + "."),
    )
    meaning = f"Records a tie: {tie.meaning[0].lower()}{tie.meaning[1:]}"
    return Change(
        _field(f"tie{tie.name}", tie.name, meaning, f"{tie.name}Input", ends),
        lambda context, given: add_tie(
            _database(context),
            context.viewer,
            tie.type,
            given["from"],
            given["to"],
            mutation_id=given["mutationId"],
            values=given.get("input") or {},
        ),
    )


def _generic_ties() -> list[Change]:
    every = [tie for tie in TIES if tie.type != "HAS_BASIS"]
    meaning = "What changes, under the name of the tie's type; what is left out stays, null clears."
    fields = [Field(_input_name(tie), f"{tie.name}Input", tie.meaning) for tie in every]
    declare("ChangeTieInput", meaning, fields, form="one_of")
    types = [tie.name for tie in every]
    declare_union("ChangeTieResult", "The tie as it is now, or why it was not changed.", [*types, "Problems"])
    declare_union("EndTieResult", "The tie as it is now, or why it was not ended.", [*types, "Problems"])
    kind = Argument("type", "TieType!", "Which tie it is.")
    change = Field(
        "changeTie",
        "ChangeTieResult!",
        "Changes what is recorded of a tie; its ends stay what they are.",
        (_MUTATION_ID, _id_argument("tie"), _VERSION, Argument("input", "ChangeTieInput!", "What changes.")),
    )
    on = Argument("on", "PartialDate!", "From which day, month or year it no longer holds.")
    end = Field(
        "endTie",
        "EndTieResult!",
        "Ends a tie: from that day on it no longer counts, and what was stays known.",
        (_MUTATION_ID, kind, _id_argument("tie"), _VERSION, on),
    )
    reason = Argument("reason", "String!", "Why it was wrong.")
    remove = _field(
        "removeTie",
        "Removed",
        "Removes a tie that was wrong. One that was true and is over is ended instead.",
        None,
        (kind, _id_argument("tie"), _VERSION, reason),
    )
    return [Change(change, _change_tie), Change(end, _end_tie), Change(remove, _remove_tie, removes=True)]


_TIE_OF_INPUT = {tie.name[0].lower() + tie.name[1:]: tie.type for tie in TIES}


def _input_name(tie: TieType) -> str:
    return tie.name[0].lower() + tie.name[1:]


async def _change_tie(context: Context, given: Given) -> Changed:
    [(name, values)] = given["input"].items()
    return await change_tie(
        _database(context),
        context.viewer,
        _TIE_OF_INPUT[name],
        given["id"],
        expected_version=given["expectedVersion"],
        mutation_id=given["mutationId"],
        values=values,
    )


async def _end_tie(context: Context, given: Given) -> Changed:
    return await end_tie(
        _database(context),
        context.viewer,
        str(given["type"]),
        given["id"],
        on=given["on"],
        expected_version=given["expectedVersion"],
        mutation_id=given["mutationId"],
    )


async def _remove_tie(context: Context, given: Given) -> Changed:
    return await remove_tie(
        _database(context),
        context.viewer,
        str(given["type"]),
        given["id"],
        reason=given["reason"],
        expected_version=given["expectedVersion"],
        mutation_id=given["mutationId"],
    )


def _database(context: Context) -> Database:
    return context.services.database


def _id_argument(of: str = "entity") -> Argument:
    return Argument("id", "ID!", f"The id of the {of}.")


def _input_field(stored: Property, is_required: bool) -> Field:
    return Field(stored.name, property_type(stored) + ("!" if is_required else ""), stored.meaning)


def _field(name: str, gives: str, meaning: str, input_: str | None, arguments: Sequence[Argument] = ()) -> Field:
    result = f"{name[0].upper()}{name[1:]}Result"
    declare_union(result, "What it is now, or why nothing was changed.", [gives, "Problems"])
    given = [Argument("input", input_, "What is recorded.")] if input_ else []
    return Field(name, f"{result}!", meaning, (_MUTATION_ID, *arguments, *given))


async def answer(change: Change, context: Context, selected: Selected) -> Tagged:
    """Makes a change and reads back what was selected of the result; expected failures are answers too."""
    try:
        changed = await change.apply(context, selected.arguments)
        if change.removes:
            return _tagged("Removed", {"id": changed.ref.id, "version": changed.version}, selected)
        return await _read_back(context, changed, selected)
    except StatementError:
        raise
    except SchakelError as error:
        problems = [{"code": each.code, "field": each.field, "message": each.message} for each in problems_of(error)]
        return _tagged("Problems", {"problems": problems}, selected)


async def _read_back(context: Context, changed: Changed, selected: Selected) -> Tagged:
    reader = context.services.reader
    tie = next((each for each in TIES if each.type == changed.type), None)
    kind = tie.name if tie else changed.type
    asked = Selected(selected.key, selected.name, {"id": changed.ref.id}, {kind: selected.of(kind)})
    read = reader.tie if tie else reader.entity
    found = await read(context.viewer, changed.type, asked)
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
