"""Two people who look like one: recorded so that nobody proposes to merge them again."""

from dataclasses import dataclass

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.entities import find_entity
from graph.changes.mutations import Request, check_request, perform
from graph.changes.results import Changed, Findings
from graph.changes.stored import Entity, lock_entities, ties_between
from graph.database import Database, Transaction
from graph.model_values import is_id
from graph.schema import Nothing
from graph.statements import load_statement


@dataclass(frozen=True)
class SeparateRow:
    by: list[str]


APART = "KEEP_APART"
FIND_SEPARATE = load_statement("changes/find_separate", SeparateRow)
ADD_SEPARATE = load_statement("changes/add_separate", Nothing)
REMOVE_SEPARATE = load_statement("changes/remove_separate", Nothing)


async def keep_separate(
    database: Database, viewer: Viewer, *, first: str, second: str, are_two: bool = True, mutation_id: str
) -> Changed:
    """Records that two records are of two people, or takes that back; the answer is the first of them, unchanged.

    Who takes it back does so for themselves, unless they see everything: that it stands all the same may then be by
    anybody else, and does not tell that the two are to be kept apart.
    """
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    if first == second:
        findings.add("SAME_PERSON", "second", "{id} was given twice. Give the ids of two records.", id=first)
    findings.refuse_any()
    given = {"first": first, "second": second, "areTwo": are_two}
    request = Request(viewer, "keepSeparate", mutation_id, given, Changed(Ref(first), "Person", 1))

    async def work(change: Transaction) -> None:
        await lock_entities(change, [each for each in (first, second) if is_id(each)])
        for field, each in (("first", first), ("second", second)):
            await find_entity(change, "Person", each, field=field)
        if are_two:
            await change.run(ADD_SEPARATE, key=_key(first, second), ids=sorted((first, second)), by=viewer.id)
        else:
            await change.run(REMOVE_SEPARATE, key=_key(first, second), by=viewer.id, of_all=viewer.sees_all)

    return await perform(database, request, work)


async def are_separate(change: Transaction, one: Entity, other: Entity) -> bool:
    """Whether somebody recorded that these are two people, or did so by keeping them apart: which, nobody is told."""
    if await change.first(FIND_SEPARATE, key=_key(one.id, other.id)):
        return True
    return bool(await ties_between(change, APART, one, other) or await ties_between(change, APART, other, one))


def _key(one: str, other: str) -> str:
    # No id holds a space.
    return " ".join(sorted((one, other)))
