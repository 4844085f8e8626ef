"""What was asked of `keyPlayers`, checked before anything is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import isfinite

from graph.checks import check_choice, check_day, check_id, check_ids, check_number, check_ties
from graph.errors import Argument, InvalidInput
from graph.key_players.answer import KeyPlayerAim
from graph.model.kinds import PersonRole, TieKind
from graph.network import MOST_NAMED, USUAL_TIES, check_roles

MOST_PLAYERS = 25
USUAL_PLAYERS = 3


@dataclass(frozen=True)
class Asked:
    """A question whose values are known to be right; either `count` or `coverage` is given."""

    area: str
    aim: KeyPlayerAim
    count: int | None
    coverage: float | None
    excluding: frozenset[str]
    roles: frozenset[PersonRole]
    ties: tuple[TieKind, ...]
    day: date


def check_asked(
    *,
    area: str,
    aim: KeyPlayerAim | str,
    count: int | None,
    coverage: float | None,
    excluding: Iterable[str] | None,
    roles: Iterable[PersonRole | str] | None,
    ties: Iterable[TieKind | str] | None,
    day: date,
) -> Asked:
    """The question with every value checked; InvalidInput says what was given, what is allowed and what to do."""
    chosen = check_choice("aim", aim, KeyPlayerAim)
    if coverage is not None:
        _check_coverage(coverage, count, chosen)
    elif count is None:
        count = USUAL_PLAYERS
    return Asked(
        check_id("area", area),
        chosen,
        None if count is None else check_number("count", count, MOST_PLAYERS),
        coverage,
        frozenset(check_ids("excluding", excluding or (), MOST_NAMED)),
        check_roles(roles),
        check_ties(ties, USUAL_TIES),
        check_day(day),
    )


def _check_coverage(coverage: float, count: int | None, aim: KeyPlayerAim) -> None:
    argument, other = Argument("coverage"), Argument("count")
    if count is not None:
        sentence = "{other} and {argument} are both given; give how many people, or what share they should reach."
        raise InvalidInput(sentence, argument=argument, other=other)
    if aim is not KeyPlayerAim.REACH:
        sentence = "{argument} goes with the aim REACH only; give {other} with the aim FRAGMENT."
        raise InvalidInput(sentence, argument=argument, other=other)
    if not (isfinite(coverage) and 0 < coverage <= 1):
        sentence = "{argument} is {given}; give a share above 0 and at most 1, as 0.8 for 80 %."
        raise InvalidInput(sentence, argument=argument, given=f"{coverage:g}")
