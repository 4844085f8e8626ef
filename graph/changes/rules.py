"""What a tie must keep to, beyond its own values: the ends it may have, trees without circles, one tie for one fact.

The tables here are the rules; the loader of files reads the same tables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.access import Viewer
from graph.changes.conflicts import recorded_already
from graph.changes.periods import overlap
from graph.changes.results import Findings
from graph.changes.stored import Entity, Neighbour, Tie, ties_between, ties_of
from graph.database import Transaction
from graph.model import NODES, TIE, TIES, Property, TieType
from graph.model_values import shown
from graph.nouns import noun, nouns
from graph.schema import Nothing
from graph.statements import load_statement

# Ties that lead to an area, never to a venue; and the reverse.
TO_AREA = frozenset({"LIVES_IN", "WITHIN"})
TO_VENUE = frozenset({"RUNS"})
TREES = frozenset({"WITHIN", "BROADER"})
# Every property that holds the id of something in the graph, by its name.
REFERENCES: dict[str, Property] = {
    each.name: each for declared in (*NODES, *TIES) for each in declared.properties if each.refers_to
}


@dataclass(frozen=True)
class Count:
    """How many ties of a type an entity of a label has at any time."""

    label: str
    least: int
    most: int | None


COUNTS: dict[str, Count] = {
    "HAS_NEED": Count("Need", 1, None),
    "BROKERS": Count("Introduction", 1, 1),
    "INTRODUCES": Count("Introduction", 2, 2),
    "HAS_BASIS": Count("LegalBasis", 1, 1),
}


@dataclass(frozen=True)
class Steps:
    steps: int


TRACE_CIRCLE = load_statement("changes/trace_circle", Steps)
LOCK_TREES = load_statement("changes/lock_trees", Nothing)


def canonical(type_: str, start: str, end: str) -> tuple[str, str]:
    """The ends as stored: a tie without direction leads from the smaller id."""
    return (end, start) if TIE[type_].is_undirected and end < start else (start, end)


def key_of(tie: TieType) -> tuple[str, ...]:
    """The properties that tell two ties between the same ends apart."""
    # Who records that two must be kept apart does not learn that somebody else did.
    return ("reportedBy",) if tie.type == "KEEP_APART" else tie.key


def check_ends(type_: str, start: Entity, end: Entity, findings: Findings, fields: tuple[str, str]) -> None:
    """Notes ends of a wrong kind; `fields` are the names by which the two ends were given."""
    tie = TIE[type_]
    for entity, allowed, field in ((start, tie.starts, fields[0]), (end, tie.ends, fields[1])):
        if entity.label not in allowed:
            findings.add(
                "WRONG_END",
                field,
                "{id} is {noun}. {type} leads from {starts} to {ends}.",
                id=entity.id,
                noun=noun(findings.language, entity.label),
                type=type_,
                starts=nouns(findings.language, tie.starts),
                ends=nouns(findings.language, tie.ends),
            )
    if start.id == end.id:
        findings.add("SELF_TIE", fields[1], "A tie needs two different ends, {id} was given twice.", id=start.id)
    if end.label == "Location":
        check_place(type_, end, findings, fields[1])


def check_place(type_: str, place: Entity, findings: Findings, field: str) -> None:
    """Notes a venue where an area is meant, and the reverse."""
    if type_ in TO_AREA and not place.is_area:
        findings.add(
            "WRONG_PLACE", field, "{id} is a venue. {type} leads to an area: choose one.", id=place.id, type=type_
        )
    if type_ in TO_VENUE and place.is_area:
        findings.add(
            "WRONG_PLACE", field, "{id} is an area. {type} leads to a venue: choose one.", id=place.id, type=type_
        )


def referred(values: Mapping[str, object]) -> dict[str, str]:
    """The ids of things in the graph that the values name, by field."""
    return {field: str(values[field]) for field in REFERENCES if values.get(field) is not None}


def check_references(
    viewer: Viewer, values: Mapping[str, object], found: Mapping[str, Entity], findings: Findings
) -> None:
    """Notes ids in the values that are of nothing, or of the wrong thing."""
    for field, id_ in referred(values).items():
        entity, declared = found.get(id_), REFERENCES[field]
        if entity is None:
            # Of accounts nobody can name another than their own: nothing tells whether there is such a one.
            if not (declared.may_be_account and id_ == viewer.id):
                note_absent(findings, field, id_)
        elif entity.label not in declared.refers_to:
            findings.add(
                "WRONG_END",
                field,
                "{id} is {noun}. {field} is the id of {allowed}.",
                id=id_,
                noun=noun(findings.language, entity.label),
                field=field,
                allowed=nouns(findings.language, declared.refers_to),
            )
        elif field == "at" and entity.is_area:
            findings.add("WRONG_PLACE", field, "{id} is an area. {field} is the id of a venue.", id=id_, field=field)


def note_absent(findings: Findings, field: str, id_: str) -> None:
    """Notes an id of nothing, or of nothing that this viewer may see."""
    findings.add(
        "NOT_FOUND",
        field,
        "There is nothing with the id {id} in {field}. Look up the right id.",
        id=shown(id_),
        field=field,
    )


async def check_duplicates(change: Transaction, tie: Tie) -> None:
    """Conflict when the same fact is recorded already for the same time."""
    compared = key_of(tie.tie)
    for other in await ties_between(change, tie.type, tie.start, tie.end):
        if other["id"] == tie.id or any(other.get(name) != tie.values.get(name) for name in compared):
            continue
        if not tie.tie.is_dated or overlap(tie.values, other):
            raise recorded_already(other, tie.tie.is_dated)


async def check_circle(change: Transaction, tie: Tie, findings: Findings, field: str) -> None:
    """Notes a place or talent that would come to lie under itself."""
    if tie.type not in TREES:
        return
    await change.run(LOCK_TREES)
    if await change.first(TRACE_CIRCLE, lower=tie.end.id, upper=tie.start.id):
        findings.add(
            "CIRCLE",
            field,
            "{upper} already falls under {lower}, so {lower} cannot fall under {upper}.",
            upper=tie.end.id,
            lower=tie.start.id,
        )


async def check_room(change: Transaction, tie: Tie, findings: Findings, field: str) -> None:
    """Notes that this new tie is one too many, or has somebody introduce, or meet, themselves."""
    count = COUNTS.get(tie.type)
    if count is None:
        return
    owner = tie.start if tie.start.label == count.label else tie.end
    types = ("BROKERS", "INTRODUCES") if count.label == "Introduction" else (tie.type,)
    there = await ties_of(change, owner.id, *types)
    if count.most is not None and len(_same(there, tie.type)) > count.most:
        findings.add(
            "TOO_MANY",
            field,
            "{id} has all its ties of type {type} already, at most {most}. Remove it and record it anew.",
            id=owner.id,
            type=tie.type,
            most=count.most,
        )
    check_apart((each.other for each in there), findings, field)


def check_apart(people: Iterable[str], findings: Findings, field: str) -> None:
    """Notes a person who stands twice in an introduction."""
    given = list(people)
    if len(set(given)) < len(given):
        findings.add("SAME_PERSON", field, "An introduction takes three different people: a broker and two others.")


async def check_least(change: Transaction, tie: Tie, findings: Findings) -> None:
    """Notes the last tie of a kind that something cannot be without."""
    count = COUNTS.get(tie.type)
    if count is None:
        return
    owner = tie.start if tie.start.label == count.label else tie.end
    there = [each for each in _same(await ties_of(change, owner.id, tie.type), tie.type) if "until" not in each.values]
    if len([each for each in there if each.values["id"] != tie.id]) < count.least:
        findings.add(
            "LAST_TIE",
            None,
            "{noun} cannot be without this tie. Change or remove {id} itself.",
            noun=noun(findings.language, count.label).capitalize(),
            id=owner.id,
        )


def _same(ties: list[Neighbour], type_: str) -> list[Neighbour]:
    return [each for each in ties if each.type == type_]
