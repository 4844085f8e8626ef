"""The search on arrays, against every chain there is."""

import random

import numpy as np
import pytest

from graph.chains.search import STEP, Quest, Steps, find_chains, find_nearest
from tests.support.every_chain import every_chain, is_detour

Tie = tuple[int, int, float]


def steps_of(size: int, ties: list[Tie]) -> Steps:
    return Steps.of(
        size,
        np.array([tie[0] for tie in ties], dtype=np.int64),
        np.array([tie[1] for tie in ties], dtype=np.int64),
        np.array([tie[2] for tie in ties], dtype=np.float64),
    )


def quest(size: int, start: int, goals: set[int], **more: object) -> Quest:
    may_pass = np.ones(size, dtype=np.bool_)
    may_pass[sorted(more.pop("blocked", set()))] = False  # pyright: ignore
    given = {"max_steps": 6, "count": 3, **more}
    return Quest(start, frozenset(goals), may_pass, **given)  # pyright: ignore


# A --- B --- D        0 --- 1 --- 3
#  \         /          \         /
#   C ------             2 -------
DIAMOND: list[Tie] = [(0, 1, 1.0), (1, 3, 1.0), (0, 2, 5.0), (2, 3, 5.0)]


def test_two_ways_of_two_steps_come_cheapest_first() -> None:
    found = find_chains(steps_of(4, DIAMOND), quest(4, 0, {3}))

    assert found.chains == [(0, 1, 3), (0, 2, 3)]
    assert not found.is_cut


def test_by_steps_a_dear_direct_tie_comes_before_a_cheap_detour() -> None:
    ties = [*DIAMOND, (0, 3, 40.0)]

    by_steps = find_chains(steps_of(4, ties), quest(4, 0, {3}))
    by_cost = find_chains(steps_of(4, ties), quest(4, 0, {3}, by_steps=False))

    assert by_steps.chains == [(0, 3), (0, 1, 3), (0, 2, 3)]
    assert by_cost.chains == [(0, 1, 3), (0, 2, 3), (0, 3)]


# 0 --- 1 --- 2 --- 3    and 1 --- 4 --- 2
WITH_DETOUR: list[Tie] = [(0, 1, 1.0), (1, 2, 9.0), (2, 3, 1.0), (1, 4, 1.0), (4, 2, 1.0)]


def test_by_steps_nobody_introduces_two_who_know_each_other() -> None:
    by_steps = find_chains(steps_of(5, WITH_DETOUR), quest(5, 0, {3}))
    by_cost = find_chains(steps_of(5, WITH_DETOUR), quest(5, 0, {3}, by_steps=False))

    assert by_steps.chains == [(0, 1, 2, 3)]
    assert by_cost.chains == [(0, 1, 4, 2, 3), (0, 1, 2, 3)]


def test_by_way_of_somebody_who_is_prescribed_a_detour_is_wanted() -> None:
    found = find_chains(steps_of(5, WITH_DETOUR), quest(5, 0, {3}, via=(4,)))

    assert found.chains == [(0, 1, 4, 2, 3)]


def test_of_parallel_ties_the_cheapest_is_taken() -> None:
    steps = steps_of(2, [(0, 1, 7.0), (1, 0, 2.0), (0, 1, 3.0)])

    assert steps.costs.tolist() == [2.0, 2.0]
    assert steps.ends.tolist() == [1, 0]


def test_ties_of_somebody_to_themselves_lead_nowhere() -> None:
    found = find_chains(steps_of(2, [(0, 0, 1.0), (0, 1, 1.0)]), quest(2, 0, {1}))

    assert found.chains == [(0, 1)]


def test_somebody_who_may_not_be_passed_may_still_be_start_or_goal() -> None:
    found = find_chains(steps_of(4, DIAMOND), quest(4, 0, {3}, blocked={0, 1, 3}))

    assert found.chains == [(0, 2, 3)]


def test_chains_longer_than_allowed_are_not_found() -> None:
    line: list[Tie] = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]

    assert find_chains(steps_of(4, line), quest(4, 0, {3}, max_steps=2)).chains == []
    assert find_chains(steps_of(4, line), quest(4, 0, {3}, max_steps=3)).chains == [(0, 1, 2, 3)]


def test_a_cheap_chain_of_too_many_steps_gives_way_to_a_dear_short_one() -> None:
    ties = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (0, 3, 30.0)]

    assert find_chains(steps_of(4, ties), quest(4, 0, {3}, by_steps=False, max_steps=2)).chains == [(0, 3)]


def test_no_ties_no_chains() -> None:
    assert find_chains(steps_of(3, []), quest(3, 0, {2})).chains == []


def test_separate_groups_are_not_joined() -> None:
    assert find_chains(steps_of(4, [(0, 1, 1.0), (2, 3, 1.0)]), quest(4, 0, {3})).chains == []


def test_waypoints_are_passed_in_their_order_and_nobody_twice() -> None:
    # 0 - 1 - 2 - 3 with shortcuts 0-2 and 1-3: by way of 2 then 1 the only chain is 0-2-1-3.
    ties = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (0, 2, 1.0), (1, 3, 1.0)]

    assert find_chains(steps_of(4, ties), quest(4, 0, {3}, via=(2, 1))).chains == [(0, 2, 1, 3)]
    assert find_chains(steps_of(4, ties), quest(4, 0, {3}, via=(1, 2))).chains == [(0, 1, 2, 3)]


def test_a_waypoint_at_the_end_of_a_dead_end_gives_no_chain() -> None:
    ties = [(0, 1, 1.0), (1, 2, 1.0), (1, 3, 1.0)]

    assert find_chains(steps_of(4, ties), quest(4, 0, {3}, via=(2,))).chains == []


def test_whoever_fits_may_be_passed_before_a_waypoint_but_is_no_end_there() -> None:
    # 0 - 1 - 2 - 3: 1 and 3 fit; by way of 2 the chain ends at 3.
    line: list[Tie] = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]

    assert find_chains(steps_of(4, line), quest(4, 0, {1, 3}, via=(2,))).chains == [(0, 1, 2, 3)]
    assert find_chains(steps_of(4, line), quest(4, 0, {1, 3}, via=(2,), blocked={1})).chains == []
    assert find_nearest(steps_of(4, line), quest(4, 0, {1, 3}, via=(2,))).chains == [(0, 1, 2, 3)]


def test_start_and_one_who_fits_may_not_stand_apart_on_the_way_to_another() -> None:
    apart = {0: frozenset({1}), 1: frozenset({0})}
    line: list[Tie] = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]

    assert find_chains(steps_of(4, line), quest(4, 0, {1, 3}, via=(2,), apart=apart)).chains == []


def test_two_who_are_kept_apart_stand_on_no_chain_together() -> None:
    # 0 - 1 - 2 - 3, and 0 - 4 - 3; 1 and 3 are kept apart though they are not neighbours on the chain.
    ties = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (0, 4, 9.0), (4, 3, 9.0)]
    apart = {1: frozenset({3}), 3: frozenset({1})}

    assert find_chains(steps_of(5, ties), quest(5, 0, {3}, by_steps=False, apart=apart)).chains == [(0, 4, 3)]


def test_start_and_goal_who_are_kept_apart_are_not_brought_together() -> None:
    apart = {0: frozenset({3}), 3: frozenset({0})}

    assert find_chains(steps_of(4, DIAMOND), quest(4, 0, {3}, apart=apart)).chains == []


def test_start_and_goal_who_are_tied_themselves_keep_that_one_step() -> None:
    apart = {0: frozenset({3}), 3: frozenset({0})}
    ties = [*DIAMOND, (0, 3, 9.0)]

    assert find_chains(steps_of(4, ties), quest(4, 0, {3}, apart=apart, by_steps=False)).chains == [(0, 3)]


def test_the_nearest_goals_come_one_chain_each_before_further_chains() -> None:
    # 3 is two steps away by two ways, 5 three steps.
    ties = [*DIAMOND, (3, 4, 1.0), (4, 5, 1.0), (1, 4, 1.0)]

    found = find_nearest(steps_of(6, ties), quest(6, 0, {3, 5}, count=3))

    assert found.chains == [(0, 1, 3), (0, 1, 4, 5), (0, 2, 3)]


def test_a_goal_may_be_passed_on_the_way_to_a_farther_one() -> None:
    found = find_nearest(steps_of(3, [(0, 1, 1.0), (1, 2, 1.0)]), quest(3, 0, {1, 2}, count=2))

    assert found.chains == [(0, 1), (0, 1, 2)]


def test_a_search_beyond_its_budget_says_so() -> None:
    # Everybody is tied to everybody, and every other person is kept apart from the goal's only friends.
    size = 12
    ties = [(one, other, 1.0) for one in range(size - 1) for other in range(one)] + [(size - 1, 1, 1.0)]
    apart = {size - 1: frozenset({1}), 1: frozenset({size - 1})}

    found = find_chains(steps_of(size, ties), quest(size, 0, {size - 1}, apart=apart, by_steps=False, budget=500))

    assert found.chains == []
    assert found.is_cut


def _every_chain(ties: list[Tie], asked: Quest) -> list[tuple[float, tuple[int, ...]]]:
    """Every chain that is allowed, in the order in which they should be found."""
    costs: dict[tuple[int, int], float] = {}
    for one, other, cost in ties:
        if one != other:
            for pair in ((one, other), (other, one)):
                costs[pair] = min(cost, costs.get(pair, np.inf))

    def is_allowed(chain: tuple[int, ...]) -> bool:
        inside = chain[1:-1]
        if not all(asked.may_pass[node] or node in asked.via for node in inside):
            return False
        if len(chain) > 2 and any(not asked.apart.get(node, frozenset()).isdisjoint(chain) for node in chain):
            return False
        # It ends at the first who fits behind the last waypoint.
        behind = inside[inside.index(asked.via[-1]) :] if asked.via and asked.via[-1] in inside else inside
        return asked.goals.isdisjoint(behind) and tuple(node for node in inside if node in asked.via) == asked.via

    found = [
        each
        for each in every_chain(costs, asked.start, asked.goals, asked.max_steps, is_allowed=is_allowed)
        if not (asked.by_steps and is_detour(each[0], costs.keys(), asked.via))
    ]
    return sorted((cost + (STEP * (len(chain) - 1) if asked.by_steps else 0.0), chain) for chain, cost in found)


def _drawn(seed: int) -> tuple[int, list[Tie], Quest]:
    chance = random.Random(seed)
    size = chance.randint(2, 9)
    many = chance.randint(0, size * 2)
    # Whole costs and their halves are summed without rounding, so that equal costs are equal.
    ties = [
        (chance.randrange(size), chance.randrange(size), chance.choice([1.0, 1.5, 2.0, 5.0, 12.5])) for _ in range(many)
    ]
    nodes = list(range(size))
    chance.shuffle(nodes)
    start, goal, *others = nodes
    via = tuple(others[: chance.choice([0, 0, 0, 1, 2])])
    left = others[len(via) :]
    goals = {goal, *left[: chance.choice([0, 0, 1, 2])]}
    apart: dict[int, frozenset[int]] = {}
    if size > 3 and chance.random() < 0.5:
        one, other = chance.sample(range(size), 2)
        apart = {one: frozenset({other}), other: frozenset({one})}
    asked = quest(
        size,
        start,
        goals,
        via=via,
        apart=apart,
        blocked={each for each in left if chance.random() < 0.2},
        max_steps=chance.randint(1, 8),
        count=chance.choice([1, 2, 5, 10]),
        by_steps=chance.random() < 0.5,
    )
    return size, ties, asked


@pytest.mark.parametrize("block", range(8))
def test_the_best_chains_are_those_of_walking_every_way(block: int) -> None:
    for seed in range(block * 250, (block + 1) * 250):
        size, ties, asked = _drawn(seed)

        found = find_chains(steps_of(size, ties), asked)

        assert found.chains == [chain for _, chain in _every_chain(ties, asked)[: asked.count]], seed
        assert not found.is_cut
