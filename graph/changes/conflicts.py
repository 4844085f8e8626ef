"""The conflicts of changes: somebody was first, or it is there already. Their facts tell a program what to look at."""

from collections.abc import Mapping

from graph.errors import Conflict
from graph.model.kinds import Language
from graph.words import say


def check_version(language: Language, present: int, expected: int) -> None:
    """Conflict when what was looked at has changed since."""
    if present != expected:
        facts = {"version": present, "expectedVersion": expected, "field": "expectedVersion"}
        sentence = (
            "Somebody else changed this: you looked at version {expectedVersion}, it is now version {version}. "
            "Look at it again and change that."
        )
        raise Conflict(say(language, sentence, **facts), code="VERSION_CONFLICT", facts=facts)


def exists_already(language: Language, id_: str) -> Conflict:
    """The answer to a new thing with an id that is in use."""
    sentence = "The id {id} is in use. Change that one, or choose another id; without an id Schakel chooses one."
    return Conflict(say(language, sentence, id=id_), code="EXISTS", facts={"id": id_, "field": "id"})


def recorded_already(language: Language, other: Mapping[str, object], is_dated: bool) -> Conflict:
    """The answer to a tie that says what another tie says already."""
    sentence = (
        "This is recorded already, under the id {id}. Change that one, or give dates that do not overlap with it."
        if is_dated
        else "This is recorded already, under the id {id}."
    )
    facts = {"id": other["id"], "version": other["version"]}
    return Conflict(say(language, sentence, **facts), code="DUPLICATE", facts=facts)


def used_already(language: Language, mutation_id: str) -> Conflict:
    """The answer to a mutationId that stands for another change."""
    sentence = "The mutationId {id} was used for another change. Give every change one of its own."
    return Conflict(say(language, sentence, id=mutation_id), code="MUTATION_REUSED", facts={"field": "mutationId"})


def not_open(language: Language, need: Mapping[str, object]) -> Conflict:
    """The answer to who counts on a need that was matched, met or withdrawn meanwhile."""
    sentence = "The need {id} is not open any more, it is {status}. Ask for proposals again, or leave that gift out."
    facts = {"id": need["id"], "status": need["status"], "version": need["version"], "field": "gifts"}
    return Conflict(say(language, sentence, **facts), code="NOT_OPEN", facts=facts)


def settled_already(language: Language) -> Conflict:
    """The answer to settling a dispute again."""
    sentence = "This was settled before. Dispute it again when it is still wrong."
    return Conflict(say(language, sentence), code="ALREADY_SETTLED", facts={"field": "id"})
