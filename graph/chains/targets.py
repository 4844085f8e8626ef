"""Where a chain may end: one party, or all who fit what was asked of them."""

from dataclasses import dataclass
from typing import Any

from graph.asking import Asking
from graph.chains.asked import Asked, ChainTarget
from graph.chains.reading import read
from graph.checks import check_choice, check_id, no_such
from graph.model.kinds import Language, OrganisationKind
from graph.statements import Statement, load_statement
from graph.words import Phrase, say

# As in the statements.
MOST_PARTIES = 20_000


@dataclass(frozen=True)
class GoalRow:
    """Something that parties have in common: its name where it may be shown, and the parties."""

    name: str | None
    parties: list[str]


@dataclass(frozen=True)
class Goal:
    """The parties at which a chain may end, and what to call them; `words` is None for a single party.

    `is_cut` when there are more than were read.
    """

    parties: frozenset[str]
    words: str | None = None
    is_cut: bool = False


FIND_OFFERING = load_statement("chains/find_offering", GoalRow)
FIND_AFFILIATED = load_statement("chains/find_affiliated", GoalRow)
FIND_OF_KIND = load_statement("chains/find_of_kind", GoalRow)
FIND_PRESENT = load_statement("chains/find_present", GoalRow)
FIND_COMING = load_statement("chains/find_coming", GoalRow)
FIND_CONCERNED = load_statement("chains/find_concerned", GoalRow)
FIND_PARTICIPATING = load_statement("chains/find_participating", GoalRow)


@dataclass(frozen=True)
class _Sort:
    """One sort of target: how it is called in an error, its statement, what that needs, and the goal in words."""

    noun: Phrase
    statement: Statement[GoalRow]
    words: str
    needs: tuple[str, ...] = ("day",)


_SORTS = {
    "talent": _Sort(Phrase("talent"), FIND_OFFERING, "somebody who offers {name}", ("day", "language")),
    "organisation": _Sort(Phrase("organisation"), FIND_AFFILIATED, "somebody of {name}"),
    "area": _Sort(Phrase("area"), FIND_PRESENT, "somebody in {name}"),
    "meeting": _Sort(Phrase("meeting"), FIND_COMING, "somebody who comes to {name}", ()),
    "arrangement": _Sort(Phrase("arrangement"), FIND_PARTICIPATING, "somebody who takes part in {name}"),
    "need": _Sort(Phrase("need"), FIND_CONCERNED, "somebody who has or answers this need"),
}

_KINDS = {
    OrganisationKind.WELFARE: "a welfare organisation",
    OrganisationKind.CARE: "a care organisation",
    OrganisationKind.HOUSING: "a housing organisation",
    OrganisationKind.MUNICIPALITY: "a municipality",
    OrganisationKind.RESIDENTS_INITIATIVE: "a residents' initiative",
    OrganisationKind.GROUP: "an informal group",
    OrganisationKind.EDUCATION: "a school or other place of education",
    OrganisationKind.BUSINESS: "a business",
    OrganisationKind.MEDIA: "a newspaper or other medium",
    OrganisationKind.FUND: "a fund",
    OrganisationKind.FAITH: "a religious organisation",
    OrganisationKind.CULTURE: "a cultural organisation",
    OrganisationKind.SPORT: "a sports club",
    OrganisationKind.OTHER: "an organisation of another kind",
}


async def find_goal(asking: Asking, asked: Asked) -> Goal:
    """The parties at which a chain may end; NotFound when the target of `toAny` is not there."""
    if asked.to_any is None:
        return Goal(frozenset({asked.to or ""}))
    goal = await _find_any(asking, asked, asked.to_any)
    # Somebody who fits is not looked for in themselves, in those to be avoided or in those who lead the way.
    parties = goal.parties - {asked.from_id, *asked.avoiding, *asked.via}
    return Goal(parties, goal.words, is_cut=len(goal.parties) >= MOST_PARTIES)


async def _find_any(asking: Asking, asked: Asked, target: ChainTarget) -> Goal:
    name, value = target.given
    language = asking.viewer.language
    if name == "organisation_kind":
        kind = check_choice("organisationKind", value, OrganisationKind)
        rows = await read(asking, FIND_OF_KIND, kind=kind.value)
        return Goal(frozenset(rows[0].parties), say(language, _KINDS[kind]))
    sort = _SORTS[name]
    known: dict[str, Any] = {"day": asked.day.isoformat(), "language": language.value}
    rows = await read(
        asking,
        sort.statement,
        goal_id=check_id(f"toAny.{name}", value),
        **{each: known[each] for each in sort.needs},
    )
    if not rows:
        raise no_such(sort.noun, value, f"toAny.{name}")
    return Goal(frozenset(rows[0].parties), _words(sort, rows[0], language))


def _words(sort: _Sort, row: GoalRow, language: Language) -> str:
    return say(language, sort.words, name=row.name or "")
