"""Which organisations belong together by their goals. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.coalitions.facts import Pursuit, Stored


@dataclass(frozen=True)
class Group:
    """Organisations and the goals that at least two of them pursue; `stored` when the coalition is recorded."""

    members: tuple[str, ...]
    goals: tuple[str, ...]
    weight: int
    stored: Stored | None = None


def groups(
    pursuits: Sequence[Pursuit], areas: Iterable[str], recorded: Iterable[Stored], check: Callable[[], None]
) -> list[Group]:
    """The recorded coalitions and those that could be, whoever shares most first; `check` ends it when it takes long.

    A group that is not recorded is closed: all its members pursue all its goals, no other organisation pursues all of
    these, and they have no other goal in common. It is left out when a recorded coalition has its members and goals.
    """
    goals_of: dict[str, set[str]] = {}
    for each in pursuits:
        goals_of.setdefault(each.organisation, set()).add(each.goal)
    known = [_recorded(each, goals_of) for each in recorded if len(each.members) > 1]
    within = {each: frozenset(goals_of[each]) for each in areas if each in goals_of}
    found = [each for each in _closed(within, check) if not any(_holds(other, each) for other in known)]
    return sorted([*known, *found], key=_order)


def _recorded(stored: Stored, goals_of: Mapping[str, set[str]]) -> Group:
    members = tuple(each[0] for each in stored.members)
    pursuers = {goal: sum(goal in goals_of.get(each, ()) for each in members) for goal in _all_goals(members, goals_of)}
    shared = [goal for goal, count in pursuers.items() if count > 1]
    goals = sorted(shared, key=lambda goal: (-pursuers[goal], goal))
    return Group(members, tuple(goals), sum(pursuers[goal] - 1 for goal in goals), stored)


def _all_goals(members: Iterable[str], goals_of: Mapping[str, set[str]]) -> set[str]:
    return {goal for each in members for goal in goals_of.get(each, ())}


def _closed(goals_of: Mapping[str, frozenset[str]], check: Callable[[], None]) -> list[Group]:
    """The groups that two organisations, or all who pursue one goal, have in common."""
    pursuers: dict[str, list[str]] = {}
    for organisation in sorted(goals_of):
        for goal in goals_of[organisation]:
            pursuers.setdefault(goal, []).append(organisation)
    shared: set[frozenset[str]] = set()
    for members in pursuers.values():
        check()
        if len(members) > 1:
            shared.add(_common(goals_of[each] for each in members))
        distinct = sorted({goals_of[each] for each in members}, key=sorted)
        shared.update(one & other for place, one in enumerate(distinct) for other in distinct[place + 1 :])
        shared.update(goals for goals, times in Counter(goals_of[each] for each in members).items() if times > 1)
    found: list[Group] = []
    for goals in shared:
        check()
        members = tuple(sorted(_common(frozenset(pursuers[goal]) for goal in goals)))
        found.append(Group(members, tuple(sorted(goals)), (len(members) - 1) * len(goals)))
    return found


def _common(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    first, *others = sets
    return first.intersection(*others)


def _holds(stored: Group, found: Group) -> bool:
    return set(found.members) <= set(stored.members) and set(found.goals) <= set(stored.goals)


def _order(group: Group) -> tuple[int, int, bool, tuple[str, ...], tuple[str, ...]]:
    return -group.weight, -len(group.goals), group.stored is None, group.members, group.goals
