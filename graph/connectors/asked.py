"""What was asked of `connectors`, checked before anything is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.checks import check_choice, check_day, check_id, check_ids, check_number, check_ties
from graph.connectors.answer import ConnectorMeasure
from graph.groups import GroupBy
from graph.model.kinds import PersonRole, TieKind
from graph.network import MOST_NAMED, USUAL_TIES, check_roles

MOST_CONNECTORS = 100


@dataclass(frozen=True)
class Asked:
    """A question for connectors whose values are known to be right; whether the ids exist is not known yet."""

    area: str
    by: ConnectorMeasure
    group_by: GroupBy
    first: int
    ties: tuple[TieKind, ...]
    is_weighted: bool
    roles: frozenset[PersonRole]
    without: frozenset[str]
    day: date


def check_asked(
    *,
    area: str,
    by: ConnectorMeasure | str,
    group_by: GroupBy | str,
    first: int,
    ties: Iterable[TieKind | str] | None,
    is_weighted: bool,
    roles: Iterable[PersonRole | str] | None,
    without: Iterable[str] | None,
    day: date,
) -> Asked:
    """The question with every value checked; InvalidInput says what was given, what is allowed and what to do."""
    return Asked(
        check_id("area", area),
        check_choice("by", by, ConnectorMeasure),
        check_choice("groupBy", group_by, GroupBy),
        check_number("first", first, MOST_CONNECTORS),
        check_ties(ties, USUAL_TIES),
        is_weighted,
        check_roles(roles),
        frozenset(check_ids("without", without or (), MOST_NAMED)),
        check_day(day),
    )
