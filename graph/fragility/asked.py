"""What was asked of `fragility`, checked before anything is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.checks import check_day, check_id, check_ids, check_number, check_ties
from graph.model.kinds import TieKind
from graph.network import MOST_NAMED, USUAL_TIES

MOST_LISTED = 1_000


@dataclass(frozen=True)
class Asked:
    """A question whose values are known to be right; whether the ids exist is not known yet."""

    area: str
    without: frozenset[str]
    ties: tuple[TieKind, ...]
    first: int
    day: date


def check_asked(
    *, area: str, without: Iterable[str] | None, ties: Iterable[TieKind | str] | None, first: int, day: date
) -> Asked:
    """The question with every value checked; InvalidInput says what was given, what is allowed and what to do."""
    return Asked(
        check_id("area", area),
        frozenset(check_ids("without", without or (), MOST_NAMED)),
        check_ties(ties, USUAL_TIES),
        check_number("first", first, MOST_LISTED),
        check_day(day),
    )
