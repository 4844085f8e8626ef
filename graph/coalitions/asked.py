"""What was asked of `coalitions`, checked before anything is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.checks import check_day, check_ids, check_number
from graph.errors import Argument, InvalidInput

MOST_AREAS = 50
MOST_COALITIONS = 100


@dataclass(frozen=True)
class Asked:
    """A question for coalitions whose values are known to be right. No areas means everywhere."""

    areas: tuple[str, ...]
    first: int
    day: date


def check_asked(areas: Iterable[str] | None, first: int, day: date) -> Asked:
    """The question with every value checked; InvalidInput says what was given, what is allowed and what to do."""
    ids = check_ids("areas", areas or (), MOST_AREAS)
    if areas is not None and not ids:
        sentence = "{argument} is empty; give at least one area, or leave it out for everywhere."
        raise InvalidInput(sentence, argument=Argument("areas"))
    return Asked(tuple(sorted(set(ids))), check_number("first", first, MOST_COALITIONS), check_day(day))
