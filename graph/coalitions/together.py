"""How the members of a coalition work together: pair by pair, the weak sides, and whom they hand over. Pure."""

from itertools import combinations

from graph.answers import Ref
from graph.coalitions import telling
from graph.coalitions.answer import Cooperation, HandOver, WeakSide
from graph.coalitions.grouping import Group
from graph.coalitions.known import Known, Pair
from graph.model.kinds import Level

# From "works with" on the scale of strengths upwards.
CLOSE = 3
MOST_WEAK_SIDES = 25


def pairs_of(group: Group) -> list[Pair]:
    """All pairs of members, each in the order of their ids."""
    return list(combinations(sorted(group.members), 2))


def cooperation(known: Known, pairs: list[Pair]) -> list[Cooperation]:
    """The pairs between whom something is known, who work together on the street only first."""
    contacts = known.contacts
    levels = (Level.WORK, Level.STRATEGIC)
    found = [each for each in pairs if each in known.ties or any(contacts[*each, level] for level in levels)]
    told = [_cooperation(known, each) for each in found]
    return sorted(told, key=lambda each: (not each.only_on_the_street, -(each.strength or 0)))


def _cooperation(known: Known, pair: Pair) -> Cooperation:
    ties = sorted(known.ties.get(pair, []), key=lambda each: -(each.strength or 0))
    by_level = {level: [each for each in ties if each.level == level] for level in Level}
    at_work, at_strategic = bool(by_level[Level.WORK]), bool(by_level[Level.STRATEGIC])
    summary = {level: next((each.summary for each in by_level[level] if each.summary), None) for level in Level}
    contacts = {level: known.contacts[*pair, level] for level in Level}
    return Cooperation(
        first=Ref(pair[0]),
        second=Ref(pair[1]),
        at_work=at_work,
        at_strategic=at_strategic,
        only_on_the_street=at_work and not at_strategic,
        strength=_strength(known, pair),
        work=summary[Level.WORK],
        strategic=summary[Level.STRATEGIC],
        contacts_at_work=contacts[Level.WORK],
        contacts_at_strategic=contacts[Level.STRATEGIC],
        explanation=telling.of_pair(known, pair, {each.level for each in ties}, contacts),
    )


def _strength(known: Known, pair: Pair) -> int | None:
    return max((each.strength for each in known.ties.get(pair, []) if each.strength), default=None)


def weak_sides(known: Known, pairs: list[Pair]) -> list[WeakSide]:
    """Pairs with no tie or a loose one, and a third with whom both work closely; the closest third of each pair.

    A pair who work together without anybody having said how closely is not weak: unknown is not none.
    """
    members = {each for pair in pairs for each in pair}
    close: dict[str, dict[str, int]] = {each: {} for each in members}
    for pair in pairs:
        strength = _strength(known, pair)
        if strength is not None and strength >= CLOSE:
            close[pair[0]][pair[1]] = close[pair[1]][pair[0]] = strength
    found: list[tuple[int, WeakSide]] = []
    for first, second in pairs:
        strength = _strength(known, (first, second))
        is_unknown = strength is None and (first, second) in known.ties
        thirds = {each: min(close[first][each], close[second][each]) for each in close[first] if each in close[second]}
        if thirds and not is_unknown and (strength or 0) < CLOSE:
            third = min(thirds, key=lambda each: (-thirds[each], each))
            told = telling.of_weak_side(known, (first, second), third, strength)
            side = WeakSide(Ref(first), Ref(second), strength, Ref(third), told)
            found.append((thirds[third], side))
    # The loose ties first: there is something to build on. Then those whose third is closest.
    found.sort(key=lambda each: (each[1].strength is None, -each[0]))
    return [side for _, side in found[:MOST_WEAK_SIDES]]


def hand_overs(known: Known, group: Group) -> list[HandOver]:
    """Whom the members hand over to each other, both ways first."""
    members = set(group.members)
    within = [each for each in known.hand_overs if each.giver in members and each.taker in members]
    ways = {(each.giver, each.taker) for each in within}
    told = [
        HandOver(Ref(each.giver), Ref(each.taker), each.summary, (each.taker, each.giver) in ways) for each in within
    ]
    return sorted(told, key=lambda each: (not each.is_both_ways, each.from_.id, each.to.id))
