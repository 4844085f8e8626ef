"""What was asked of `areaReport`, checked before anything is looked up."""

from dataclasses import dataclass
from datetime import date

from graph.checks import check_day, check_id
from graph.errors import Argument, InvalidInput


@dataclass(frozen=True)
class Asked:
    """A question whose values are known to be right; whether the area exists is not known yet."""

    area: str
    day: date
    compared_to: date | None


def check_asked(*, area: str, day: date, compared_to: date | None) -> Asked:
    """The question with every value checked; InvalidInput says what was given, what is allowed and what to do."""
    asked = Asked(check_id("area", area), check_day(day), compared_to and check_day(compared_to, "comparedTo"))
    if asked.compared_to is not None and asked.compared_to >= asked.day:
        raise InvalidInput(
            "{argument} is {given} and {other} is {day}; "
            "give an earlier day in {argument}, or leave it out for one day alone.",
            argument=Argument("comparedTo"),
            given=asked.compared_to,
            other=Argument("asOf"),
            day=asked.day,
        )
    return asked
