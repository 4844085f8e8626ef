"""What was asked of `areaReport`, checked before anything is looked up."""

from dataclasses import dataclass
from datetime import date

from graph.checks import check_day, check_id
from graph.errors import InvalidInput


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
            f"comparedTo is {asked.compared_to.isoformat()} and asOf is {asked.day.isoformat()}; "
            "give an earlier day in comparedTo, or leave it out for one day alone."
        )
    return asked
