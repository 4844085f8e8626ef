"""Who may change what: for now a viewer may change what they may see, in the class of that field.

The one place of this rule. It asks the rule of sight (`graph.access`) and adds nothing to it, so that a change tells
no more than a read: what is hidden answers as what does not exist.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import cast

from graph.access import EVERYTHING, PERSONAL, PRIVATE_KINDS, PRIVATE_ROLES, Sight, Viewer
from graph.changes.results import Findings
from graph.changes.stored import Entity, Tie
from graph.changes.values import Values
from graph.database import Transaction
from graph.model import NODE, DataClass, NodeType, TieType

Classes = frozenset[DataClass]


async def seen_classes(change: Transaction, entities: Iterable[Entity]) -> dict[str, Classes]:
    """Per entity the classes of facts that the viewer may see of it; hidden entities are left out."""
    viewer = change.viewer
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for entity in entities:
        by_label[entity.label].append(entity.id)
    if viewer.sees_all:
        return {id_: EVERYTHING for ids in by_label.values() for id_ in ids}
    seen: dict[str, Classes] = {}
    for label, ids in by_label.items():
        text = sight_text(viewer.sight, NODE[label])
        rows = await change.run_text(text, {"ids": ids, **viewer.parameters()})
        for id_, classes in rows:
            seen[id_] = frozenset(DataClass(each) for each in classes if each) | {DataClass.P}
    return seen


def sight_text(sight: Sight, node: NodeType) -> str:
    """Cypher that gives the ids that are seen, each with the classes in which it is seen."""
    found = f"UNWIND $ids AS id MATCH (n:Entity:{node.label} {{id: id}})"
    if node.label == "Person":
        cases = ", ".join(f"CASE WHEN {sight.person('n', each)} THEN '{each}' END" for each in PERSONAL)
        return f"{found} WITH id, [{cases}] AS classes WHERE any(each IN classes WHERE each IS NOT NULL) " + (
            "RETURN id, classes ORDER BY id"
        )
    rule = sight.node("n", node, ()) or "true"
    classes = ", ".join(f"'{each}'" for each in sorted(sight.classes))
    return f"{found} WHERE {rule} RETURN id, [{classes}] AS classes ORDER BY id"


async def sees_tie(change: Transaction, tie: Tie) -> bool:
    """Whether the viewer may see a stored tie and both its ends."""
    viewer = change.viewer
    if viewer.sees_all:
        return True
    if len(await seen_classes(change, tie.ends)) < len({end.id for end in tie.ends}):
        return False
    rule = viewer.sight.tie("t", tie.tie, (("a", tie.start.label), ("b", tie.end.label)))
    text = f"MATCH (a)-[t:{tie.type} {{id: $tieId}}]->(b) WHERE {rule or 'true'} RETURN t.id"
    return bool(await change.run_text(text, {"tieId": tie.id, **viewer.parameters()}))


def check_new(viewer: Viewer, node: NodeType, values: Values, findings: Findings) -> None:
    """A viewer records facts only of the classes they see; of something new there is nothing else to ask."""
    check_fields(node, values, viewer.sight.classes | {DataClass.P}, findings)


def check_fields(node: NodeType, fields: Iterable[str], classes: Classes, findings: Findings) -> None:
    """Notes every field of a class that is not among those the viewer sees."""
    for name in fields:
        if node.property(name).data_class not in classes:
            findings.add("NOT_ALLOWED", name, "You may not see {field}, so you may not change it.", field=name)


def keep_reporter(tie: TieType, given: Mapping[str, object], findings: Findings) -> None:
    """Notes a given reporter of who must be kept apart: only who records it sees it, so nobody records it as another.

    To be asked before anything is read, for whatever comes after would tell who else recorded it.
    """
    if tie.type == "KEEP_APART" and "reportedBy" in given:
        findings.add(
            "UNCHANGEABLE",
            "reportedBy",
            "Who must be kept apart is recorded in your own name only. Leave {field} out.",
            field="reportedBy",
        )


def may_remove(entity: Entity, classes: Classes) -> bool:
    """Whether the viewer sees everything that would go: a person goes with all that is known of them."""
    own = PERSONAL if entity.label == "Person" else [each.data_class for each in entity.node.properties]
    return set(own) <= classes


def keep_hidden_roles(entity: Entity, values: Values, classes: Classes, findings: Findings) -> None:
    """Roles that the viewer does not see stay, and are not given by them."""
    if DataClass.D2 in classes or "roles" not in values:
        return
    given = cast("list[str]", values["roles"] or [])
    if any(role in PRIVATE_ROLES for role in given):
        findings.add("NOT_ALLOWED", "roles", "You may not see {field}, so you may not change it.", field="roles")
    stored: list[str] = entity.values.get("roles", [])
    hidden = [role for role in stored if role in PRIVATE_ROLES]
    # The first role is somebody's group, so it keeps its place.
    kept = [*hidden, *given] if stored[:1] == hidden[:1] else [*given, *hidden]
    values["roles"] = kept or None


def keep_private_kind(entity: Entity, values: Values, classes: Classes, findings: Findings) -> None:
    """Notes an organisation of care or faith that would be another: its kind decides who sees who belongs to it."""
    if DataClass.D2 in classes or entity.label != "Organisation":
        return
    if entity.values.get("kind") in PRIVATE_KINDS and values.get("kind", PRIVATE_KINDS[0]) not in PRIVATE_KINDS:
        findings.add(
            "NOT_ALLOWED",
            "kind",
            "Who belongs to an organisation of care or faith is private. You may not see that, so you may not make it "
            "another kind of organisation.",
        )
