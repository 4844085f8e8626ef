"""Checks of what questions and changes are given: InvalidInput says what was given, what is allowed and what to do."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from graph.dates import EARLIEST, LATEST, is_possible_day
from graph.errors import Argument, InvalidInput, NotFound
from graph.misspelt import check_name
from graph.model.kinds import TieKind
from graph.model_values import ID_PATTERN
from graph.words import Phrase

Choice = TypeVar("Choice", bound=StrEnum)


def check_id(name: str, given: str) -> str:
    """The id without spaces around it; InvalidInput when it cannot be an id."""
    text = given.strip()
    if not ID_PATTERN.fullmatch(text):
        short = given if len(given) <= 64 else given[:61] + "..."
        sentence = "{argument} is {given!r}; an id has 1 to 64 characters out of A-Z a-z 0-9 . _ : and -."
        raise InvalidInput(sentence, argument=Argument(name), given=short)
    return text


def no_such(noun: Phrase, given: str, argument: str) -> NotFound:
    """The refusal of an id that is of nothing, or of nothing that may be seen: one form for all questions."""
    sentence = "There is no {noun} with the id {id!r}, given in {argument}. Look the id up with search."
    return NotFound(sentence, noun=noun, id=given, argument=Argument(argument))


def check_ids(name: str, given: Iterable[str], most: int) -> tuple[str, ...]:
    """The ids; InvalidInput when there are too many or one cannot be an id."""
    ids = tuple(given)
    if len(ids) > most:
        sentence = "{argument} has {count} ids; at most {most} are allowed. Drop some."
        raise InvalidInput(sentence, argument=Argument(name), count=len(ids), most=most)
    return tuple(check_id(name, each) for each in ids)


def check_number(name: str, given: int, most: int, *, least: int = 1) -> int:
    """The number; InvalidInput unless it lies from the least to the most allowed."""
    if not least <= given <= most:
        sentence = "{argument} is {given}; give a number from {lowest} to {highest}."
        raise InvalidInput(sentence, argument=Argument(name), given=given, lowest=least, highest=most)
    return given


def check_choice(name: str, given: Choice | str, choices: type[Choice]) -> Choice:
    """The word out of a closed list; InvalidInput for another, with those that are near."""
    return choices(check_name(name, given, [each.value for each in choices]))


def check_ties(given: Iterable[TieKind | str] | None, usual: Sequence[TieKind]) -> tuple[TieKind, ...]:
    """The tie kinds, each once in the order of the list of kinds; without any given the usual ones."""
    if given is None:
        return tuple(usual)
    chosen = {check_choice("ties", each, TieKind) for each in given}
    if not chosen:
        sentence = "{argument} is empty; give at least one of {allowed}, or leave it out for the usual ones."
        raise InvalidInput(sentence, argument=Argument("ties"), allowed=", ".join(each.value for each in TieKind))
    return tuple(each for each in TieKind if each in chosen)


def check_day(given: date, name: str = "asOf") -> date:
    """The day; InvalidInput when nothing in a neighbourhood can have been then."""
    if not is_possible_day(given):
        sentence = "{argument} is {given}; give a day from {earliest} to {latest}."
        raise InvalidInput(sentence, argument=Argument(name), given=given, earliest=EARLIEST, latest=LATEST)
    return given
