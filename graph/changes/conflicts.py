"""The conflicts of changes: somebody was first, or it is there already. Their facts tell a program what to look at."""

from collections.abc import Mapping

from graph.errors import Conflict


def check_version(present: int, expected: int) -> None:
    """Conflict when what was looked at has changed since."""
    if present != expected:
        sentence = (
            "Somebody else changed this: you looked at version {expectedVersion}, it is now version {version}. "
            "Look at it again and change that."
        )
        facts = {"field": "expectedVersion"}
        raise Conflict(sentence, code="VERSION_CONFLICT", facts=facts, version=present, expectedVersion=expected)


def exists_already(id_: str) -> Conflict:
    """The answer to a new thing with an id that is in use."""
    sentence = "The id {id} is in use. Change that one, or choose another id; without an id Schakel chooses one."
    return Conflict(sentence, code="EXISTS", facts={"field": "id"}, id=id_)


def recorded_already(other: Mapping[str, object], is_dated: bool) -> Conflict:
    """The answer to a tie that says what another tie says already."""
    sentence = (
        "This is recorded already, under the id {id}. Change that one, or give dates that do not overlap with it."
        if is_dated
        else "This is recorded already, under the id {id}."
    )
    return Conflict(sentence, code="DUPLICATE", facts={"version": other["version"]}, id=other["id"])


def used_already(mutation_id: str) -> Conflict:
    """The answer to a mutationId that stands for another change."""
    sentence = "The mutationId {id} was used for another change. Give every change one of its own."
    return Conflict(sentence, code="MUTATION_REUSED", facts={"field": "mutationId"}, id=mutation_id)


def not_open(need: Mapping[str, object]) -> Conflict:
    """The answer to who counts on a need that was matched, met or withdrawn meanwhile."""
    sentence = "The need {id} is not open any more, it is {status}. Ask for proposals again, or leave that gift out."
    facts = {"version": need["version"], "field": "gifts"}
    return Conflict(sentence, code="NOT_OPEN", facts=facts, id=need["id"], status=need["status"])


def settled_already() -> Conflict:
    """The answer to settling a dispute again."""
    sentence = "This was settled before. Dispute it again when it is still wrong."
    return Conflict(sentence, code="ALREADY_SETTLED", facts={"field": "id"})
