"""Checks of what a change of the evening is given, and of what it names."""

from collections.abc import Iterable, Mapping
from datetime import date

from graph.changes.permission import seen_classes
from graph.changes.results import Findings
from graph.changes.rules import note_absent
from graph.changes.stored import Entity, lock_entities
from graph.database import Transaction
from graph.model import DataClass
from graph.model_values import UnfitValue, check_possible, is_id
from graph.nouns import noun, nouns


def check_past(day: date, today: date, findings: Findings) -> None:
    """Notes a day that is still to come, or at which nothing can have happened."""
    try:
        check_possible("on", day)
    except UnfitValue as fault:
        findings.add_fault("on", fault)
    if day > today:
        findings.add(
            "IN_FUTURE",
            "on",
            "{day} is still to come; today is {today}. Give the day on which it happened.",
            day=day.isoformat(),
            today=today.isoformat(),
        )


async def hold(
    change: Transaction,
    named: Mapping[str, Iterable[str]],
    findings: Findings,
    *,
    labels: tuple[str, ...] = ("Person",),
    data_class: DataClass,
) -> dict[str, Entity]:
    """Holds what is named under each field, and gives it by id; notes what is absent, of a wrong kind or not one's own.

    All ids are held in one sorted order, so that two changes never wait for each other.
    """
    ids = {field: list(dict.fromkeys(given)) for field, given in named.items()}
    found = await lock_entities(change, {each for given in ids.values() for each in given if is_id(each)})
    seen = await seen_classes(change, found.values())
    for field, given in ids.items():
        for each in given:
            if each not in seen:
                note_absent(findings, field, each)
            elif found[each].label not in labels:
                _note_label(findings, field, found[each], labels)
            elif data_class not in seen[each]:
                findings.add("NOT_ALLOWED", field, "You may not record this about {id}.", id=each)
    return {id_: each for id_, each in found.items() if id_ in seen}


def _note_label(findings: Findings, field: str, entity: Entity, labels: tuple[str, ...]) -> None:
    findings.add(
        "WRONG_KIND",
        field,
        "{id} is {noun}. Give the id of {allowed} in {field}.",
        id=entity.id,
        noun=noun(findings.language, entity.label),
        allowed=nouns(findings.language, labels),
        field=field,
    )
