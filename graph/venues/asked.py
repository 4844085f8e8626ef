"""What was asked of `venuesFor`: checked, and turned into the places that are wanted."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.asking import Asking
from graph.checks import check_id, check_ids, check_number, no_such
from graph.coalitions.facts import LIST_PURSUITS
from graph.database import LONG_READ_SECONDS
from graph.errors import InvalidInput
from graph.matching.categories import category_tree
from graph.matching.subject import FIND_ORIGIN, OriginRow, no_origin
from graph.matching.tree import CategoryTree
from graph.stakeholders.facts import About, read_about, read_questions
from graph.statements import load_statement
from graph.words import Phrase

MOST_TALENTS = 10
MOST_VENUES = 100


@dataclass(frozen=True)
class RoomsRow:
    """The ids of talents that are places."""

    rooms: list[str]


LIST_ROOMS = load_statement("venues/list_rooms", RoomsRow)


@dataclass(frozen=True)
class Wanted:
    """What is sought. Without `talents` any of `rooms` will do; `goals` are those of who asks."""

    tree: CategoryTree
    talents: tuple[str, ...]
    rooms: frozenset[str]
    goals: frozenset[str]
    near: OriginRow | None
    excluded: frozenset[str]
    first: int


async def read_wanted(
    asking: Asking, *, arrangement: str | None, talents: Iterable[str] | None, near: str | None, first: int
) -> Wanted:
    """What is sought; InvalidInput or NotFound when it cannot be used."""
    check_number("first", first, MOST_VENUES)
    given = tuple(dict.fromkeys(check_ids("talents", talents or (), MOST_TALENTS)))
    if arrangement is None and not given:
        raise InvalidInput("Give an arrangement, talents that are places, or both.")
    tree = await category_tree(asking.database, asking.viewer)
    rooms = frozenset((await asking.database.read(LIST_ROOMS, asking.viewer))[0].rooms)
    _check_talents(tree, rooms, given)
    about = await _about(asking, arrangement)
    origin = await _origin(asking, near, about)
    asked = given
    if about is not None and not given:
        questions = await read_questions(asking, about.starters)
        asked = tuple(dict.fromkeys(each for _, question in questions for each in question.asked if each in rooms))
    goals = frozenset(goal for goal, _ in about.goals) if about else await _goals_of(asking, origin)
    excluded: set[str] = {*(origin.apart if origin else [])}
    if about:
        excluded |= about.excluded
    usual = frozenset(each for each in rooms if tree.themes_of(each) <= rooms)
    return Wanted(tree, asked, usual, goals, origin, frozenset(excluded), first)


def _check_talents(tree: CategoryTree, rooms: frozenset[str], given: Iterable[str]) -> None:
    for each in given:
        if each not in tree:
            raise no_such(Phrase("talent"), each, "talents")
        if each not in rooms:
            sentence = "{given!r} is not a place. Give talents of the kind SPACE, such as a room to meet."
            raise InvalidInput(sentence, given=each)


async def _about(asking: Asking, arrangement: str | None) -> About | None:
    if arrangement is None:
        return None
    about = await read_about(asking, "arrangement", arrangement, Phrase("arrangement"))
    if about.is_goal:
        sentence = "{given!r} is a goal. Give the id of an arrangement, or talents that are places."
        raise InvalidInput(sentence, given=arrangement)
    return about


async def _origin(asking: Asking, near: str | None, about: About | None) -> OriginRow | None:
    """From where distance is counted: what was named, else the first of who started the arrangement."""
    named = check_id("near", near) if near is not None else next(iter(about.starters), None) if about else None
    if named is None:
        return None
    found = await asking.database.read_first(
        FIND_ORIGIN, asking.viewer, seconds=LONG_READ_SECONDS, origin_id=named, day=asking.viewer.day.isoformat()
    )
    if found is None and near is not None:
        raise no_origin("near", near)
    return found


async def _goals_of(asking: Asking, origin: OriginRow | None) -> frozenset[str]:
    """The goals of the organisation that asks, when it is one."""
    if origin is None or not origin.is_party:
        return frozenset()
    day = asking.viewer.day.isoformat()
    row = (await asking.database.read(LIST_PURSUITS, asking.viewer, organisation_ids=[origin.id], day=day))[0]
    return frozenset(str(each[1]) for each in row.pursuits)
