"""Who may be brought together. Every reason why not gives the same answer, so that none of them can be told from it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from graph.changes.periods import holds_after
from graph.changes.results import Findings
from graph.changes.stored import Entity, lock_entities, ties_among, ties_of
from graph.database import Transaction
from graph.dates import may_be_asked


async def check_introduction(change: Transaction, people: Sequence[Entity], findings: Findings) -> None:
    """Notes that one of these may not be asked now, or that two of them must be kept apart."""
    if any(not _may_be_asked(each, change) for each in people) or await _are_apart(change, combinations(people, 2)):
        _note(findings, None)


async def introduced_by(change: Transaction, introduction_id: str) -> list[str]:
    """The ids of the three people of a stored introduction."""
    return [each.other for each in await ties_of(change, introduction_id, "INTRODUCES", "BROKERS")]


async def check_people_of(change: Transaction, introduction: Entity) -> None:
    """Refused when the people of a stored introduction may not be brought together now, for whatever reason."""
    people = await lock_entities(change, await introduced_by(change, introduction.id))
    findings = Findings(change.viewer.language)
    await check_introduction(change, list(people.values()), findings)
    findings.refuse_any()


async def check_request_to(change: Transaction, asked: Entity, askers: Sequence[Entity], findings: Findings) -> None:
    """Notes that a party may not be asked now to do something for others, or must be kept apart from one of them."""
    pairs = [(asked, each) for each in askers]
    if not _may_be_asked(asked, change) or await _are_apart(change, pairs):
        _note(findings, "party")


def _may_be_asked(person: Entity, change: Transaction) -> bool:
    values: Mapping[str, Any] = person.values
    days = values.get("pausedUntil"), values.get("inactiveSince"), change.viewer.day
    return may_be_asked(values.get("mayBeAsked"), *days)


async def _are_apart(change: Transaction, pairs: Iterable[tuple[Entity, Entity]]) -> bool:
    asked = {frozenset((one.id, other.id)) for one, other in pairs if one.label == other.label == "Person"}
    if not asked:
        return False
    # Read at once: others wait for these people meanwhile.
    ties = await ties_among(change, frozenset[str]().union(*asked), "KEEP_APART")
    return any(
        frozenset((start, end)) in asked and holds_after(values, change.viewer.day) for start, end, values in ties
    )


def _note(findings: Findings, field: str | None) -> None:
    findings.add(
        "NOT_POSSIBLE",
        field,
        "These people cannot be brought together now: somebody may not be asked, is paused or no longer takes part, or "
        "it is not wanted. Choose somebody else.",
    )
