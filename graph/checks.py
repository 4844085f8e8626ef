"""Checks of what questions and changes are given: InvalidInput says what was given, what is allowed and what to do."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from graph.errors import InvalidInput
from graph.model.kinds import TieKind
from graph.model_values import ID_PATTERN

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)

Choice = TypeVar("Choice", bound=StrEnum)


def check_id(name: str, given: str) -> str:
    """The id without spaces around it; InvalidInput when it cannot be an id."""
    text = given.strip()
    if not ID_PATTERN.fullmatch(text):
        shown = repr(given if len(given) <= 64 else given[:61] + "...")
        raise InvalidInput(f"{name} is {shown}; an id has 1 to 64 characters out of A-Z a-z 0-9 . _ : and -.")
    return text


def check_ids(name: str, given: Iterable[str], most: int) -> tuple[str, ...]:
    """The ids; InvalidInput when there are too many or one cannot be an id."""
    ids = tuple(given)
    if len(ids) > most:
        raise InvalidInput(f"{name} has {len(ids)} ids; at most {most} are allowed. Drop some.")
    return tuple(check_id(name, each) for each in ids)


def check_number(name: str, given: int, most: int, *, least: int = 1) -> int:
    """The number; InvalidInput unless it lies from the least to the most allowed."""
    if not least <= given <= most:
        facts = {"lowest": least, "highest": most}
        raise InvalidInput(f"{name} is {given}; give a number from {least} to {most}.", facts=facts)
    return given


def check_choice(name: str, given: Choice | str, choices: type[Choice]) -> Choice:
    """The word out of a closed list; InvalidInput for another."""
    try:
        return choices(given)
    except ValueError:
        allowed = ", ".join(each.value for each in choices)
        raise InvalidInput(f"{name} is {str(given)[:64]!r}; give one of {allowed}.") from None


def check_ties(given: Iterable[TieKind | str] | None, usual: Sequence[TieKind]) -> tuple[TieKind, ...]:
    """The tie kinds, each once in the order of the list of kinds; without any given the usual ones."""
    if given is None:
        return tuple(usual)
    chosen = {check_choice("ties", each, TieKind) for each in given}
    if not chosen:
        allowed = ", ".join(each.value for each in TieKind)
        raise InvalidInput(f"ties is empty; give at least one of {allowed}, or leave it out for the usual ones.")
    return tuple(each for each in TieKind if each in chosen)


def is_possible_day(given: date) -> bool:
    """Whether anything in a neighbourhood can have been then."""
    return EARLIEST <= given <= LATEST


def check_day(given: date, name: str = "asOf") -> date:
    """The day; InvalidInput when nothing in a neighbourhood can have been then."""
    if not is_possible_day(given):
        raise InvalidInput(f"{name} is {given.isoformat()}; give a day from {EARLIEST} to {LATEST}.")
    return given
