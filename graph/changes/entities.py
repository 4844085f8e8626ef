"""Adds and changes entities, driven by the declared model."""

from collections.abc import Mapping

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.companions import Companionship, split_companions
from graph.changes.conflicts import check_version, exists_already
from graph.changes.introductions import make_known
from graph.changes.mutations import Request, check_request, perform
from graph.changes.permission import (
    Classes,
    check_fields,
    check_new,
    keep_hidden_roles,
    keep_private_kind,
    seen_classes,
)
from graph.changes.possible import check_introduction, check_people_of, introduced_by
from graph.changes.results import Changed, Findings
from graph.changes.rules import (
    TO_AREA,
    TO_VENUE,
    check_apart,
    check_ends,
    check_place,
    check_references,
    note_absent,
    referred,
)
from graph.changes.stored import Entity, Tie, lock_entities, ties_of
from graph.changes.values import Values, check_together, read_changed, read_new
from graph.changes.writing import keep_sight, write_entity, write_entity_change, write_ties
from graph.database import Database, Transaction
from graph.errors import InvalidInput, NotFound
from graph.ids import new_id
from graph.model import NODE, DataClass, NodeType
from graph.model.kinds import IntroductionStatus
from graph.model_values import is_id, shown
from graph.nouns import NOUNS
from graph.sight import refresh_bases
from graph.words import Phrase

Found = Mapping[str, Entity]
Seen = Mapping[str, Classes]


async def add_entity(
    database: Database, viewer: Viewer, label: str, *, mutation_id: str, values: Mapping[str, object]
) -> Changed:
    """Records a new entity, together with the ties that its companion fields ask for."""
    node = node_of(label)
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    own, companions = split_companions(label, values, findings)
    read = read_new(node.properties, own, findings)
    check_new(viewer, node, read, findings)
    findings.refuse_any()
    given = {"values": read, "companions": sorted((each.companion.field, each.other) for each in companions)}
    entity = Entity(str(read.get("id") or new_id()), label, read)
    request = Request(viewer, f"add{label}", mutation_id, given, Changed(Ref(entity.id), label, 1))
    return await perform(database, request, lambda change: record_new(change, entity, companions))


async def change_entity(
    database: Database,
    viewer: Viewer,
    label: str,
    entity_id: str,
    *,
    expected_version: int,
    mutation_id: str,
    values: Mapping[str, object],
) -> Changed:
    """Changes the fields that are given; None clears a field."""
    node = node_of(label)
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    read = read_changed(node.properties, values, findings)
    findings.refuse_any()
    given = {"id": entity_id, "expectedVersion": expected_version, "values": read}
    result = Changed(Ref(entity_id), label, expected_version + 1)
    request = Request(viewer, f"change{label}", mutation_id, given, result)

    async def work(change: Transaction) -> None:
        # Known before they are held, so that all are held in one order.
        people = await introduced_by(change, entity_id) if label == "Introduction" else ()
        entity, found, classes = await find_entity(change, label, entity_id, *people, *referred(read).values())
        check_version(entity.version, expected_version)
        await _change(change, entity, dict(read), found, classes)

    return await perform(database, request, work)


def node_of(label: str) -> NodeType:
    """The declaration of a label; InvalidInput when there is none."""
    if label not in NODE:
        sentence = "There is no kind of entity {given!r}. Choose one of {allowed}."
        raise InvalidInput(sentence, given=label, allowed=", ".join(NODE))
    return NODE[label]


async def find_entity(
    change: Transaction, label: str, entity_id: str, *more: str, field: str = "id"
) -> tuple[Entity, dict[str, Entity], frozenset[DataClass]]:
    """Holds an entity, and `more` of which those that are seen; NotFound alike for unknown, hidden and other labels."""
    found = await lock_entities(change, {entity_id, *more}) if is_id(entity_id) else {}
    seen = await seen_classes(change, found.values())
    entity = found.get(entity_id)
    if entity is None or entity.label != label or entity_id not in seen:
        sentence = "There is nothing with the id {id} that is {noun}."
        raise NotFound(sentence, id=shown(entity_id), noun=Phrase(NOUNS[label]), facts={"field": field})
    return entity, {id_: each for id_, each in found.items() if id_ in seen}, seen[entity_id]


async def record_new(change: Transaction, entity: Entity, companions: list[Companionship]) -> None:
    """Stores a new entity with its companion ties; Refused with all that is wrong."""
    await store_new(change, entity, companions, *await hold_named(change, entity, companions))


async def hold_named(change: Transaction, entity: Entity, companions: list[Companionship]) -> tuple[Found, Seen]:
    """Holds what a new entity names, and gives what of it is seen and in which classes; Conflict when it exists."""
    others = {each.other for each in companions} | set(referred(entity.values).values())
    found = await lock_entities(change, others | ({entity.id} if "id" in entity.values else set()))
    if entity.id in found:
        raise exists_already(entity.id)
    seen = await seen_classes(change, found.values())
    return {id_: each for id_, each in found.items() if id_ in seen}, seen


async def store_new(
    change: Transaction, entity: Entity, companions: list[Companionship], found: Found, seen: Seen
) -> None:
    """Stores a new entity, of which all that it names is held."""
    findings = Findings(change.viewer.language)
    check_references(change.viewer, entity.values, found, findings)
    ties = [tie for each in companions if (tie := _companion_tie(each, entity, found, findings))]
    for tie in ties:
        for end in tie.ends:
            if end is not entity and tie.tie.data_class not in seen[end.id] and not findings.problems:
                findings.add("NOT_ALLOWED", None, "You may not record this about {id}.", id=end.id)
    if entity.label == "Introduction":
        check_apart((each.other for each in companions), findings, "second")
        if entity.values["status"] != IntroductionStatus.DECLINED and not findings.problems:
            await check_introduction(change, [found[each.other] for each in companions], findings)
    findings.refuse_any()
    await write_entity(change, entity)
    await write_ties(change, ties)
    await keep_sight(change, ties)
    if entity.label == "Introduction":
        await make_known(change, entity, before=None)


def _companion_tie(asked: Companionship, entity: Entity, found: Mapping[str, Entity], findings: Findings) -> Tie | None:
    companion, other = asked.companion, found.get(asked.other)
    if asked.other == entity.id:
        other = entity
    if other is None:
        note_absent(findings, companion.field, asked.other)
        return None
    start, end = (other, entity) if companion.is_incoming else (entity, other)
    check_ends(companion.type, start, end, findings, (companion.field, companion.field))
    return Tie(new_id(), companion.type, start, end, {})


async def _change(
    change: Transaction, entity: Entity, values: Values, found: Mapping[str, Entity], classes: frozenset[DataClass]
) -> None:
    findings = Findings(change.viewer.language)
    check_fields(entity.node, values, classes, findings)
    check_references(change.viewer, values, found, findings)
    keep_private_kind(entity, values, classes, findings)
    if entity.label == "Person":
        keep_hidden_roles(entity, values, classes, findings)
    changed = Entity(entity.id, entity.label, {**entity.values, **values})
    check_together(changed.values, findings)
    if entity.label == "Location" and changed.is_area != entity.is_area:
        await _check_kind(change, changed, findings)
    findings.refuse_any()
    if entity.label == "Introduction":
        await _check_brought_together(change, changed, entity)
    await write_entity_change(change, entity, values)
    if entity.label == "Introduction":
        await make_known(change, changed, before=entity)
    if entity.label == "LegalBasis":
        await refresh_bases(change, [each.other for each in await ties_of(change, entity.id, "HAS_BASIS")])


async def _check_brought_together(change: Transaction, introduction: Entity, before: Entity) -> None:
    """Refused when people who may not be brought together would be, by a status that was another before."""
    status = introduction.values["status"]
    if status not in (before.values["status"], IntroductionStatus.DECLINED):
        await check_people_of(change, introduction)


async def _check_kind(change: Transaction, place: Entity, findings: Findings) -> None:
    """Notes ties that lead to an area, or to a venue, which this place would no longer be."""
    for each in await ties_of(change, place.id, *TO_AREA, *TO_VENUE):
        if not each.is_outgoing:
            check_place(each.type, place, findings, "kind")
            if findings.problems:
                return
