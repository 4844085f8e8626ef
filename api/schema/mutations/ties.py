"""Recording, changing, ending and removing: the same changes for every tie of the graph model."""

from api.context import Context
from api.schema.mutations.change import (
    MUTATION_ID,
    VERSION,
    Change,
    Given,
    change_field,
    database_of,
    id_argument,
    input_field,
)
from api.schema.types import Argument, Field, declare, declare_union
from graph.changes import Changed, add_tie, change_tie, end_tie, remove_tie
from graph.model import TIES, TieType

CHANGEABLE = tuple(tie for tie in TIES if tie.type != "HAS_BASIS")


def tie_changes() -> list[Change]:
    """The changes of every tie; declares the types they need."""
    return [*(_tie(tie) for tie in CHANGEABLE), *_generic_ties()]


def _tie(tie: TieType) -> Change:
    own = [each for each in tie.properties if not each.is_derived and each.name != "id"]
    declare(f"{tie.name}Input", tie.meaning, [input_field(each, False) for each in own], form="input")
    ends = (
        Argument("from", "ID!", "The id at the start: " + " or ".join(tie.starts) + "."),
        Argument("to", "ID!", "The id at the end: " + " or ".join(tie.ends) + "."),
    )
    meaning = f"Records a tie: {tie.meaning[0].lower()}{tie.meaning[1:]}"
    return Change(
        change_field(f"tie{tie.name}", tie.name, meaning, f"{tie.name}Input", ends),
        lambda context, given: add_tie(
            database_of(context),
            context.viewer,
            tie.type,
            given["from"],
            given["to"],
            mutation_id=given["mutationId"],
            values=given.get("input") or {},
        ),
    )


def _generic_ties() -> list[Change]:
    meaning = "What changes, under the name of the tie's type; what is left out stays, null clears."
    fields = [Field(_input_name(tie), f"{tie.name}Input", tie.meaning) for tie in CHANGEABLE]
    declare("ChangeTieInput", meaning, fields, form="one_of")
    types = [tie.name for tie in CHANGEABLE]
    declare_union("ChangeTieResult", "The tie as it is now, or why it was not changed.", [*types, "Problems"])
    declare_union("EndTieResult", "The tie as it is now, or why it was not ended.", [*types, "Problems"])
    kind = Argument("type", "TieType!", "Which tie it is.")
    change = Field(
        "changeTie",
        "ChangeTieResult!",
        "Changes what is recorded of a tie; its ends stay what they are.",
        (MUTATION_ID, id_argument("tie"), VERSION, Argument("input", "ChangeTieInput!", "What changes.")),
    )
    on = Argument("on", "PartialDate!", "From which day, month or year it no longer holds.")
    end = Field(
        "endTie",
        "EndTieResult!",
        "Ends a tie: from that day on it no longer counts, and what was stays known.",
        (MUTATION_ID, kind, id_argument("tie"), VERSION, on),
    )
    reason = Argument("reason", "String!", "Why it was wrong.")
    remove = change_field(
        "removeTie",
        "Removed",
        "Removes a tie that was wrong. One that was true and is over is ended instead.",
        None,
        (kind, id_argument("tie"), VERSION, reason),
    )
    return [Change(change, _change_tie), Change(end, _end_tie), Change(remove, _remove_tie, removes=True)]


_TIE_OF_INPUT = {tie.name[0].lower() + tie.name[1:]: tie.type for tie in TIES}


def _input_name(tie: TieType) -> str:
    return tie.name[0].lower() + tie.name[1:]


async def _change_tie(context: Context, given: Given) -> Changed:
    [(name, values)] = given["input"].items()
    return await change_tie(
        database_of(context),
        context.viewer,
        _TIE_OF_INPUT[name],
        given["id"],
        expected_version=given["expectedVersion"],
        mutation_id=given["mutationId"],
        values=values,
    )


async def _end_tie(context: Context, given: Given) -> Changed:
    return await end_tie(
        database_of(context),
        context.viewer,
        str(given["type"]),
        given["id"],
        on=given["on"],
        expected_version=given["expectedVersion"],
        mutation_id=given["mutationId"],
    )


async def _remove_tie(context: Context, given: Given) -> Changed:
    return await remove_tie(
        database_of(context),
        context.viewer,
        str(given["type"]),
        given["id"],
        reason=given["reason"],
        expected_version=given["expectedVersion"],
        mutation_id=given["mutationId"],
    )
