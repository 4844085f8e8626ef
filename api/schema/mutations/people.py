"""The same person twice, two people who look like one, and what is said to be wrong."""

from api.context import Context
from api.schema.answers import answer_type
from api.schema.mutations.change import Change, Given, change_field, database_of
from api.schema.types import Argument, enum_name
from graph.changes import Changed, keep_separate, merge_people, undo_merge
from graph.disputes import Dispute, DisputeOutcome, dispute, find_dispute, settle_dispute
from graph.errors import NotFound
from graph.projection import Children, Selected
from graph.projection.answers import shape_answer
from graph.projection.shaping import Tagged


def people_changes() -> list[Change]:
    """The changes of this part."""
    return [_merge(), _undo(), _separate(), _dispute(), _settle()]


def _merge() -> Change:
    field = change_field(
        "mergePeople",
        "Person",
        "Makes one person of two records: all that is known of `merged` goes to `keep`, and its id leads there. "
        "It can be undone.",
        None,
        (
            Argument("keep", "ID!", "The id of the record that stays."),
            Argument("merged", "ID!", "The id of the record that goes into it."),
            Argument("expectedVersion", "Int!", "The `version` of `keep` that you last saw."),
            Argument("mergedVersion", "Int!", "The `version` of `merged` that you last saw."),
        ),
    )
    return Change(
        field,
        lambda context, given: merge_people(
            database_of(context),
            context.viewer,
            keep=given["keep"],
            merged=given["merged"],
            expected_version=given["expectedVersion"],
            merged_version=given["mergedVersion"],
            mutation_id=given["mutationId"],
        ),
        is_of_records=True,
    )


def _undo() -> Change:
    field = change_field(
        "undoMerge",
        "Person",
        "Takes a merge back; what was recorded since stays with who was kept. Gives the person who is back.",
        None,
        (
            Argument("merged", "ID!", "The id that was merged away."),
            Argument("expectedVersion", "Int!", "The `version` of who was kept that you last saw."),
        ),
    )
    return Change(
        field,
        lambda context, given: undo_merge(
            database_of(context),
            context.viewer,
            merged=given["merged"],
            expected_version=given["expectedVersion"],
            mutation_id=given["mutationId"],
        ),
        is_of_records=True,
    )


def _separate() -> Change:
    field = change_field(
        "keepSeparate",
        "Person",
        "Records that two records are of two people, so that they are no longer proposed as one. Gives the first.",
        None,
        (
            Argument("first", "ID!", "The id of the one."),
            Argument("second", "ID!", "The id of the other."),
            Argument("areTwo", "Boolean!", "False takes it back.", True),
        ),
    )
    return Change(
        field,
        lambda context, given: keep_separate(
            database_of(context),
            context.viewer,
            first=given["first"],
            second=given["second"],
            are_two=given["areTwo"],
            mutation_id=given["mutationId"],
        ),
        is_of_records=True,
    )


def _dispute() -> Change:
    field = change_field(
        "dispute",
        answer_type(Dispute),
        "Says that something recorded is wrong. It is shown beside the fact, which stays until it is changed.",
        None,
        (
            Argument("id", "ID!", "The id of the entity or, with `type`, of the tie."),
            Argument("type", "TieType", "The type of the tie; left out for an entity."),
            Argument("field", "String!", "Which field is wrong."),
            Argument("says", "String!", "What is wrong with it, in plain words."),
        ),
    )
    return Change(field, _say_wrong, read=_read_dispute)


def _settle() -> Change:
    outcome = enum_name(DisputeOutcome)
    field = change_field(
        "settleDispute",
        answer_type(Dispute),
        "Records what came of a dispute. Correct the fact itself first, where it was wrong.",
        None,
        (
            Argument("id", "ID!", "The id of the dispute."),
            Argument("outcome", f"{outcome}!", "What came of it."),
            Argument("answer", "String", "What was found, in plain words."),
        ),
    )
    return Change(field, _settle_wrong, read=_read_dispute)


async def _say_wrong(context: Context, given: Given) -> Changed:
    return await dispute(
        database_of(context),
        context.viewer,
        about=given["id"],
        type_=None if given.get("type") is None else str(given["type"]),
        field=given["field"],
        says=given["says"],
        mutation_id=given["mutationId"],
    )


async def _settle_wrong(context: Context, given: Given) -> Changed:
    return await settle_dispute(
        database_of(context),
        context.viewer,
        dispute_id=given["id"],
        outcome=given["outcome"],
        answer=given.get("answer"),
        mutation_id=given["mutationId"],
    )


async def _read_dispute(context: Context, changed: Changed, selected: Selected) -> Tagged:
    found = await find_dispute(context.asking(), changed.ref.id)
    if found is None:
        raise NotFound("The change was made, but you may not see what it left.")
    asked = Selected(selected.key, selected.name, {}, Children({"Dispute": selected.of("Dispute")}))
    return Tagged.of("Dispute", await shape_answer(context.services.reader, context.viewer, found, asked))
