"""What was asked of `chains`, checked before anything is looked up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from graph.checks import check_choice, check_day, check_id, check_ids, check_number, check_ties
from graph.errors import Argument, InvalidInput
from graph.model.kinds import OrganisationKind, TieKind

MOST_STEPS = 8
MOST_CHAINS = 10
MOST_WAYPOINTS = 3
MOST_AVOIDED = 50
USUAL_TIES = (TieKind.KNOWS, TieKind.AFFILIATED_WITH, TieKind.COOPERATES_WITH)


class ChainOrder(StrEnum):
    """Which chain comes first: the one with the fewest steps, or the one whose ties are strongest taken together."""

    FEWEST_STEPS = "FEWEST_STEPS"
    STRONGEST = "STRONGEST"


@dataclass(frozen=True)
class ChainTarget:
    """Whom a chain may lead to, when it is not one party: exactly one of these is given."""

    talent: str | None = None
    organisation: str | None = None
    organisation_kind: OrganisationKind | None = None
    area: str | None = None
    meeting: str | None = None
    need: str | None = None
    arrangement: str | None = None

    @property
    def given(self) -> tuple[str, str]:
        """The name and the value of what was given; InvalidInput unless that is exactly one."""
        given = [(each.name, value) for each in fields(self) if (value := getattr(self, each.name)) is not None]
        if len(given) != 1:
            raise InvalidInput(
                "Give exactly one of talent, organisation, organisationKind, area, meeting, need and arrangement in "
                "{argument}; given: {given}.",
                argument=Argument("toAny"),
                given=", ".join(name for name, _ in given) or "-",
            )
        return given[0]


@dataclass(frozen=True)
class Asked:
    """A question for chains whose values are known to be right; whether the ids exist is not known yet."""

    from_id: str
    to: str | None
    to_any: ChainTarget | None
    via: tuple[str, ...]
    avoiding: tuple[str, ...]
    by: ChainOrder
    count: int
    max_steps: int
    ties: tuple[TieKind, ...]
    through_hubs: bool
    day: date

    @property
    def is_round(self) -> bool:
        """Whether the start is the goal."""
        return self.to == self.from_id

    @property
    def needs_network(self) -> bool:
        """Whether the database cannot search it by itself: it knows no costs, no derived ties and no waypoints."""
        return (
            self.by is ChainOrder.STRONGEST or TieKind.MEETS in self.ties or bool(self.via) or self.to_any is not None
        )


def check_asked(
    *,
    from_id: str,
    to: str | None,
    to_any: ChainTarget | None,
    via: Iterable[str],
    avoiding: Iterable[str],
    by: ChainOrder | str,
    count: int,
    max_steps: int,
    ties: Iterable[TieKind | str] | None,
    through_hubs: bool,
    day: date,
) -> Asked:
    """The question with every value checked; InvalidInput says what was given, what is allowed and what to do."""
    _check_goal(to, to_any)
    asked = Asked(
        check_id("from", from_id),
        None if to is None else check_id("to", to),
        to_any,
        check_ids("via", via, MOST_WAYPOINTS),
        tuple(dict.fromkeys(check_ids("avoiding", avoiding, MOST_AVOIDED))),
        check_choice("by", by, ChainOrder),
        check_number("count", count, MOST_CHAINS),
        check_number("maxSteps", max_steps, MOST_STEPS),
        check_ties(ties, USUAL_TIES),
        through_hubs,
        check_day(day),
    )
    _check_waypoints(asked)
    return asked


def _check_goal(to: str | None, to_any: ChainTarget | None) -> None:
    one, other = Argument("to"), Argument("toAny")
    if to is None and to_any is None:
        raise InvalidInput("Give exactly one of {one} and {other}; none was given.", one=one, other=other)
    if to is not None and to_any is not None:
        raise InvalidInput("Give exactly one of {one} and {other}; both were given.", one=one, other=other)
    if to_any is not None:
        _ = to_any.given


def _check_waypoints(asked: Asked) -> None:
    fixed = [asked.from_id, *asked.via, *([] if asked.to is None else [asked.to])]
    if asked.via and len(set(fixed)) < len(fixed):
        raise InvalidInput(
            "{argument} may not hold the start, the goal or the same id twice, because nobody stands on a chain twice. "
            "Given: {given}.",
            argument=Argument("via"),
            given=", ".join(asked.via),
        )
    if both := sorted(set(fixed) & set(asked.avoiding)):
        sentence = "{given} is to be avoided, but is also the start, the goal or in {argument}. Drop one."
        raise InvalidInput(sentence, given=", ".join(both), argument=Argument("via"))
    if len(asked.via) >= asked.max_steps:
        raise InvalidInput(
            "A chain by way of {others} others has at least {least} steps; {argument} is {given}. "
            "Raise {argument} or drop one from {other}.",
            others=len(asked.via),
            least=len(asked.via) + 1,
            argument=Argument("maxSteps"),
            given=asked.max_steps,
            other=Argument("via"),
        )


def steady(values: list[str]) -> list[str]:
    """The values, repeated until there are more than ten, which changes nothing for a test on membership.

    The database makes a plan for each size class of a list: none, one, 2 to 10, 11 to 100, and more.
    """
    return values * -(-11 // len(values))


def padded(ids: Sequence[str]) -> list[str]:
    """The ids, with empty ones, which nothing has, until there are more than ten: one size class for few and many."""
    return [*ids, *[""] * (11 - len(ids))]
