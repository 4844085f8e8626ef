"""Who knows whom in a synthetic network: near neighbours, people with many contacts, and some ties across town."""

from collections.abc import Iterator
from math import fsum

from seeds.generator_draws import DAYS, LAST, Draws, added_up, partial
from seeds.generator_lists import reasons
from seeds.generator_plan import World

Row = tuple[object, ...]

KNOWS = (
    "from", "to", "strength", "kind", "lastContact", "why", "since", "until", "reportedBy", "knownBy", "confirmedOn",
)  # fmt: skip

ACROSS = 0.15  # share of ties that cross a neighbourhood's border
NEAR = 0.5  # share of the others between people who live close by, which makes circles of friends
REACH = 12  # how many numbers further on still lives close by
MOST_TURNS = 20  # draws per tie before a neighbourhood counts as full

NEAR_KINDS = ("NEIGHBOUR", "NEIGHBOUR", "NEIGHBOUR", "FAMILY", "FRIEND", "ACQUAINTANCE")
FAR_KINDS = ("ACQUAINTANCE", "ACQUAINTANCE", "FRIEND", "VOLUNTEER", "COLLEAGUE", "FAMILY")


def pairs(world: World, count: int) -> Iterator[tuple[int, int]]:
    """That many pairs of people, the smaller number first, each once; fewer only when a small network is full."""
    draws = world.draws("pairs")
    across = round(count * ACROSS) if world.plan.neighbourhoods > 1 else 0
    total = fsum(world.weights) or 1.0
    owed = 0.0
    for first, end in world.bounds:
        owed += (count - across) * fsum(world.weights[first:end]) / total
        quota = int(owed + 0.5)
        found = _inside(world, first, end, quota, draws)
        owed -= len(found)
        yield from found
    if world.plan.neighbourhoods > 1:
        yield from _across(world, across + round(owed), draws)


def _inside(world: World, first: int, end: int, quota: int, draws: Draws) -> list[tuple[int, int]]:
    """Pairs within one neighbourhood, most between those of great weight."""
    weights = world.weights[first:end]
    if sum(1 for weight in weights if weight) < 2:
        return []
    cumulative = added_up(weights)
    found: set[tuple[int, int]] = set()
    for _ in range(MOST_TURNS * quota):
        if len(found) >= quota:
            break
        one = draws.index(cumulative)
        other = one + draws.between(-REACH, REACH) if draws.chance(NEAR) else draws.index(cumulative)
        if one != other and 0 <= other < len(weights) and draws.chance(weights[other]):
            found.add((first + min(one, other), first + max(one, other)))
    return sorted(found)


def _across(world: World, quota: int, draws: Draws) -> list[tuple[int, int]]:
    """Pairs of people from two neighbourhoods; the weight counts squared, so that a few people bridge many."""
    cumulative = added_up([weight * weight for weight in world.weights])
    homes = world.homes
    found: set[tuple[int, int]] = set()
    for _ in range(MOST_TURNS * quota):
        if len(found) >= quota:
            break
        one, other = draws.index(cumulative), draws.index(cumulative)
        if homes[one] != homes[other]:
            found.add((one, other) if one < other else (other, one))
    return sorted(found)


def knows(world: World, count: int) -> Iterator[Row]:
    """The ties with what is known about them, partly unknown."""
    draws = world.draws("knows")
    why = reasons()
    people = world.people
    for one, other in pairs(world, count):
        is_near = other - one <= REACH
        kind = draws.pick(NEAR_KINDS if is_near else FAR_KINDS)
        strength = min(5, 1 + draws.below(4) + is_near) if draws.chance(0.9) else ""
        shown = kind if draws.chance(0.95) else ""
        reason = draws.pick(why[kind]) if draws.chance(0.7) else ""
        last_contact, since, until, confirmed = dates(draws)
        told = _told(world, one, other, draws)
        yield people[one], people[other], strength, shown, last_contact, reason, since, until, *told, confirmed


def dates(draws: Draws) -> tuple[str, str, str, str]:
    """Last contact, beginning, end and confirmation, which cannot contradict each other."""
    begin = draws.recent(0, LAST - 1)
    end = draws.between(begin + 1, LAST) if draws.chance(0.06) else 0
    last = end or LAST
    return (
        DAYS[draws.recent(max(begin, last - 1500), last)] if draws.chance(0.75) else "",
        partial(DAYS[begin], draws),
        DAYS[end] if end else "",
        DAYS[draws.recent(max(begin, last - 500), last)] if draws.chance(0.3) else "",
    )


def _told(world: World, one: int, other: int, draws: Draws) -> tuple[str, str]:
    """Who told of the tie, and how it is known."""
    drawn = draws.fraction()
    if drawn < 0.5:
        return world.people[one if draws.chance(0.5) else other], "BOTH" if drawn < 0.2 else "SELF"
    if drawn < 0.9:
        return world.reporter(world.homes[one], draws), "OBSERVED" if drawn < 0.72 else "HEARSAY"
    return "", ""
