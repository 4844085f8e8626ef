"""Says that something recorded is wrong, and settles it; neither ever changes the fact."""

from typing import Any

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.conflicts import settled_already
from graph.changes.mutations import Request, check_request, perform
from graph.changes.permission import seen_classes
from graph.changes.results import Changed, Findings, Refused
from graph.changes.stored import lock_entities, natives
from graph.changes.ties import find_tie, tie_of
from graph.changes.values import Values
from graph.database import Database, Transaction
from graph.disputes.answer import DisputeOutcome
from graph.errors import NotFound
from graph.ids import new_id
from graph.model import DataClass, Property, ValueKind
from graph.model_values import UnfitValue, is_id, missing, shown, stored_value
from graph.rows import PropertiesRow
from graph.schema import Nothing
from graph.statements import load_statement

SAYS = Property("says", ValueKind.TEXT, DataClass.P, "What is wrong.", is_required=True)
ANSWER = Property("answer", ValueKind.TEXT, DataClass.P, "What was found.")


ADD_DISPUTE = load_statement("disputes/add_dispute", Nothing)
SETTLE_DISPUTE = load_statement("disputes/settle_dispute", Nothing)
LOCK_DISPUTE = load_statement("disputes/lock_dispute", PropertiesRow)


async def dispute(
    database: Database,
    viewer: Viewer,
    *,
    about: str,
    type_: str | None = None,
    field: str,
    says: str,
    mutation_id: str,
) -> Changed:
    """Records that a field of an entity is wrong or, with the type of a tie, of that tie."""
    if type_ is not None:
        tie_of(type_)
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    said = _read(SAYS, says, findings)
    findings.refuse_any()
    given = {"id": about, "type": type_, "field": field, "says": said}
    request = Request(viewer, "dispute", mutation_id, given, Changed(Ref(new_id()), "Dispute", 1))

    async def work(change: Transaction) -> None:
        what = await (_entity(change, about, field) if type_ is None else _tie(change, type_, about, field))
        values = {**what, "id": request.result.ref.id, "about": about, "field": field, "says": said, "by": viewer.id}
        await change.run(ADD_DISPUTE, values=values)

    return await perform(database, request, work)


async def settle_dispute(
    database: Database,
    viewer: Viewer,
    *,
    dispute_id: str,
    outcome: DisputeOutcome | str,
    answer: str | None = None,
    mutation_id: str,
) -> Changed:
    """Records what came of a dispute; a correction itself is a change of the fact, made apart."""
    findings = Findings(viewer.language)
    check_request(mutation_id, findings)
    found = _read(ANSWER, answer, findings)
    findings.refuse_any()
    ended = DisputeOutcome(outcome)
    given = {"id": dispute_id, "outcome": ended.value, "answer": found}
    request = Request(viewer, "settleDispute", mutation_id, given, Changed(Ref(dispute_id), "Dispute", 2))

    async def work(change: Transaction) -> None:
        row = await change.first(LOCK_DISPUTE, id=dispute_id) if is_id(dispute_id) else None
        stored = natives(row.properties) if row else None
        if stored is None or not await _may_see(change, stored):
            sentence = "There is no dispute with the id {id}."
            raise NotFound(sentence, id=shown(dispute_id), facts={"field": "id"})
        if stored.get("outcome"):
            raise settled_already()
        await change.run(SETTLE_DISPUTE, id=dispute_id, outcome=ended.value, answer=found, by=viewer.id)

    return await perform(database, request, work)


async def _may_see(change: Transaction, stored: Values) -> bool:
    about, field = str(stored["about"]), str(stored["field"])
    try:
        if "ends" in stored:
            await _tie(change, str(stored["type"]), about, field)
        else:
            await _entity(change, about, field)
    except (NotFound, InvisibleField):
        return False
    return True


class InvisibleField(NotFound):
    """A field that the viewer may not see of what they see."""

    code = "NOT_ALLOWED"


async def _entity(change: Transaction, about: str, field: str) -> dict[str, Any]:
    """What is stored of a dispute about an entity; NotFound when it, or that field of it, is not seen."""
    found = await lock_entities(change, [about]) if is_id(about) else {}
    seen = await seen_classes(change, found.values())
    if about not in seen:
        sentence = "There is nothing with the id {id}. Give the id of an entity, or of a tie together with its type."
        raise NotFound(sentence, id=shown(about), facts={"field": "id"})
    entity = found[about]
    declared = _declared(change, entity.node.properties, field)
    if declared.data_class not in seen[about]:
        sentence = "You may not see {wrong}, so you may not dispute it."
        raise InvisibleField(sentence, wrong=field, facts={"field": "field"})
    return {"type": entity.label}


async def _tie(change: Transaction, type_: str, about: str, field: str) -> dict[str, Any]:
    """What is stored of a dispute about a tie; NotFound when it is not seen."""
    tie, _ = await find_tie(change, type_, about)
    _declared(change, tie.tie.properties, field)
    return {
        "type": type_,
        "ends": [each.id for each in tie.ends],
        "labels": [each.label for each in tie.ends],
    }


def _declared(change: Transaction, properties: tuple[Property, ...], field: str) -> Property:
    """The declaration of a field; refused when there is none of that name."""
    for each in properties:
        if each.name == field:
            return each
    raise _unknown(change, properties, field)


def _unknown(change: Transaction, properties: tuple[Property, ...], field: str) -> Refused:
    findings = Findings(change.viewer.language)
    fields = ", ".join(sorted(each.name for each in properties))
    sentence = "There is no field {field}. Use one of {fields}."
    findings.add("UNKNOWN_FIELD", "field", sentence, field=shown(field), fields=fields)
    return Refused(findings.problems)


def _read(property_: Property, given: object, findings: Findings) -> str | None:
    """The text as it is stored; a problem is noted when it does not fit."""
    try:
        value = stored_value(property_, given)
        if value is None and property_.is_required:
            raise missing(property_)
    except UnfitValue as fault:
        findings.add_fault(property_.name, fault)
        return None
    return None if value is None else str(value)
