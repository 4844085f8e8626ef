"""The search for the best chains on arrays: pure functions, no database, no entities, no words.

A best-first search over chains that have begun at the start. What is still to come is estimated by the cheapest walk
to the goal in the steps that are left, which is exact but for the rules on whole chains (nobody twice, nobody together
with whom they are kept apart). So chains come out in their order, and little is looked at that is not in the answer.
"""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# More than the dearest chain can cost, so that one step less always wins when chains go by steps.
STEP = 1e6
BUDGET = 300_000
_BLOCKED = np.inf


@dataclass(frozen=True, eq=False)
class Steps:
    """The steps that can be taken from each node, in compressed rows."""

    size: int
    starts: Integers
    ends: Integers
    costs: Floats

    @classmethod
    def of(cls, size: int, first: Integers, second: Integers, costs: Floats) -> "Steps":
        """Steps in both directions along these ties; of parallel ties the cheapest."""
        begins, ends = np.concatenate([first, second]), np.concatenate([second, first])
        both = np.concatenate([costs, costs])
        order = np.lexsort((both, ends, begins))
        begins, ends, both = begins[order], ends[order], both[order]
        is_kept = begins != ends
        is_kept[1:] &= (begins[1:] != begins[:-1]) | (ends[1:] != ends[:-1])
        starts = np.searchsorted(begins[is_kept], np.arange(size + 1)).astype(np.int64)
        return cls(size, starts, ends[is_kept], both[is_kept])

    def row(self, node: int) -> slice:
        """Where the steps from a node stand, in the order of their ends."""
        return slice(int(self.starts[node]), int(self.starts[node + 1]))


@dataclass(frozen=True, eq=False)
class Quest:
    """What is looked for: the best `count` chains from `start` to any of `goals` by way of all of `via`, in that order.

    `may_pass` flags who may be a stepping stone; start, goals and waypoints need not be. A chain ends at the first of
    the goals behind the last waypoint, which is no goal itself. No chain holds two who are `apart`, but for the one
    step between a start and goal who are tied themselves. With `by_steps` fewer steps come first, the cost decides
    between equals, and no chain is a detour; else the cost comes first.
    """

    start: int
    goals: frozenset[int]
    may_pass: Flags
    max_steps: int
    count: int
    via: tuple[int, ...] = ()
    apart: Mapping[int, frozenset[int]] = field(default_factory=dict[int, frozenset[int]])
    by_steps: bool = True
    budget: int = BUDGET


@dataclass(frozen=True)
class Found:
    """Chains as node numbers, best first; `is_cut` when the budget ended before the search did."""

    chains: list[tuple[int, ...]]
    is_cut: bool = False


def find_chains(steps: Steps, quest: Quest) -> Found:
    """The best chains in their order.

    Definition: among all chains from start to goal that visit nobody twice, pass all waypoints in their order, pass
    only those who may be passed and hold no two who are apart (unless these two are all of it), the `count` with the
    smallest sum of costs of at most `max_steps` ties (by steps: the smallest pair of steps and cost). Equal ones go by
    node numbers. By steps no chain is a detour: between one waypoint and the next no two on it are tied who do not
    stand next to each other, but for start and goal. The same people without those between them make a shorter one,
    and one of the steps would introduce two who know each other.

    Complexity: O(s w m) for the estimates with s steps, w waypoints and m ties, then O(count s d) for degree d where
    no rule on whole chains interferes; in the worst case exponential, which the budget (chains begun) ends.
    Measured: 20,000 people and 200,000 ties 25 ms for 5 chains of at most 6 steps.
    """
    costs = steps.costs + STEP if quest.by_steps else steps.costs
    return _Search(steps, costs, quest).run()


def find_nearest(steps: Steps, quest: Quest) -> Found:
    """The best chain to each goal, for the `count` nearest goals; then further chains to these until there are enough.

    Complexity: that of `find_chains` for each goal found.
    """
    chains: list[tuple[int, ...]] = []
    is_cut = False
    left = quest.goals
    while left and len(chains) < quest.count:
        found = find_chains(steps, _with(quest, left, 1))
        is_cut = is_cut or found.is_cut
        if not found.chains:
            break
        chains += found.chains
        left -= {found.chains[0][-1]}
    if chains and len(chains) < quest.count:
        more = find_chains(steps, _with(quest, frozenset(each[-1] for each in chains), quest.count))
        chains += [each for each in more.chains if each not in chains][: quest.count - len(chains)]
        is_cut = is_cut or more.is_cut
    return Found(chains, is_cut)


def _with(quest: Quest, goals: frozenset[int], count: int) -> Quest:
    return Quest(
        quest.start,
        goals,
        quest.may_pass,
        quest.max_steps,
        count,
        quest.via,
        quest.apart,
        quest.by_steps,
        quest.budget,
    )


class _Search:
    """One search under way."""

    def __init__(self, steps: Steps, costs: Floats, quest: Quest) -> None:
        self._steps = steps
        self._costs = costs
        self._quest = quest
        self._rest = _estimates(steps, costs, quest)
        # (estimated whole, chain so far, cost so far, waypoints passed); the chain settles what is equal.
        self._open: list[tuple[float, tuple[int, ...], float, int]] = []
        self._begun = 0

    def run(self) -> Found:
        quest = self._quest
        chains: list[tuple[int, ...]] = []
        heapq.heappush(self._open, (0.0, (quest.start,), 0.0, 0))
        while self._open and len(chains) < quest.count:
            _, chain, cost, passed = heapq.heappop(self._open)
            if self._is_whole(chain, passed):
                chains.append(chain)
            elif self._begun > quest.budget:
                return Found((chains + self._finished())[: quest.count], is_cut=True)
            else:
                self._go_on(chain, cost, passed)
        return Found(chains)

    def _finished(self) -> list[tuple[int, ...]]:
        """Whole chains that were begun but whose turn had not come; better ones may not have been looked at."""
        return [chain for _, chain, _, passed in sorted(self._open) if self._is_whole(chain, passed)]

    def _is_whole(self, chain: tuple[int, ...], passed: int) -> bool:
        return passed == len(self._quest.via) and chain[-1] in self._quest.goals and len(chain) > 1

    def _go_on(self, chain: tuple[int, ...], cost: float, passed: int) -> None:
        """Adds every chain that is one step longer and can still reach the goal."""
        left = self._quest.max_steps - len(chain)
        if left < 0:
            return
        row = self._steps.row(chain[-1])
        ends = self._steps.ends[row]
        sofar = cost + self._costs[row]
        # Rounded, so that equal sums added in another order stay equal.
        whole = np.round(sofar + self._rest[passed][left][ends], 6)
        places = np.flatnonzero(np.isfinite(whole))
        if self._quest.by_steps:
            places = places[~self._are_detours(ends[places], chain, passed)]
        for place in places:
            node = int(ends[place])
            if node in chain or self._is_apart(node, chain):
                continue
            self._begun += 1
            is_waypoint = passed < len(self._quest.via) and node == self._quest.via[passed]
            entry = (float(whole[place]), (*chain, node), float(sofar[place]), passed + is_waypoint)
            heapq.heappush(self._open, entry)

    def _are_detours(self, nodes: Integers, chain: tuple[int, ...], passed: int) -> Flags:
        """Which of these are tied to somebody on this leg before its last, so that there is a shorter chain."""
        via, goals, steps = self._quest.via, self._quest.goals, self._steps
        leg = chain[chain.index(via[passed - 1]) if passed else 0 : -1]
        found = np.zeros(len(nodes), dtype=np.bool_)
        for each in leg:
            ends = steps.ends[steps.row(each)]
            is_tied = ends[np.minimum(np.searchsorted(ends, nodes), len(ends) - 1)] == nodes
            if each == chain[0] and not via:
                # Who asks for several ways to somebody they are tied to wants the others too.
                is_tied &= ~np.isin(nodes, list(goals))
            found |= is_tied
        return found

    def _is_apart(self, node: int, chain: tuple[int, ...]) -> bool:
        if len(chain) == 1 and node in self._quest.goals and not self._quest.via:
            # They are tied already: nobody brings them together by it, and without it the answer would tell.
            return False
        apart = self._quest.apart.get(node)
        return apart is not None and not apart.isdisjoint(chain)


def _estimates(steps: Steps, costs: Floats, quest: Quest) -> list[list[Floats]]:
    """What arriving at each node still costs, by waypoints passed before it and steps left after it."""
    passable = quest.may_pass.copy()
    passable[[quest.start, *quest.via]] = False
    goals = np.fromiter(quest.goals, dtype=np.int64, count=len(quest.goals))
    # Behind the last waypoint the first who fits ends the chain.
    to_goal = passable.copy()
    to_goal[goals] = False
    following = _nowhere(steps, quest)
    for each in following:
        each[goals] = 0.0
    stages = [_legs(steps, costs, following, to_goal)]
    for waypoint in reversed(quest.via):
        arriving = _nowhere(steps, quest)
        for left in range(1, quest.max_steps):
            arriving[left][waypoint] = _leave(steps, costs, stages[0][left - 1], waypoint)
        stages.insert(0, _legs(steps, costs, arriving, passable))
    return stages


def _nowhere(steps: Steps, quest: Quest) -> list[Floats]:
    return [np.full(steps.size, _BLOCKED) for _ in range(quest.max_steps)]


def _legs(steps: Steps, costs: Floats, arriving: list[Floats], passable: Flags) -> list[Floats]:
    """What arriving costs when it ends this leg, or when the leg goes on through somebody who may be passed."""
    legs: list[Floats] = []
    for left, ending in enumerate(arriving):
        through = _leave_all(steps, costs, legs[left - 1]) if left else np.full(steps.size, _BLOCKED)
        legs.append(np.minimum(ending, np.where(passable, through, _BLOCKED)))
    return legs


def _leave(steps: Steps, costs: Floats, arriving: Floats, node: int) -> float:
    row = steps.row(node)
    return float(np.min(costs[row] + arriving[steps.ends[row]], initial=_BLOCKED))


def _leave_all(steps: Steps, costs: Floats, arriving: Floats) -> Floats:
    """For each node the cheapest step away from it and what arriving there costs."""
    has_steps = np.flatnonzero(np.diff(steps.starts))
    cheapest = np.full(steps.size, _BLOCKED)
    if len(has_steps):
        whole = costs + arriving[steps.ends]
        cheapest[has_steps] = cast(Floats, np.minimum.reduceat(whole, steps.starts[has_steps]))
    return cheapest
