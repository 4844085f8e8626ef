"""Every chain there is in a small network, found by walking every way: the oracle of the searches."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def every_chain(
    costs: Mapping[tuple[Node, Node], float],
    start: Node,
    goals: frozenset[Node],
    max_steps: int,
    *,
    is_allowed: Callable[[tuple[Node, ...]], bool] = lambda _: True,
) -> Iterator[tuple[tuple[Node, ...], float]]:
    """The allowed chains with their costs; `costs` holds the cheapest tie of each pair, in both directions.

    A chain may pass a goal on its way to another, unless `is_allowed` says no.
    """
    neighbours: dict[Node, list[Node]] = {}
    for one, other in costs:
        neighbours.setdefault(one, []).append(other)

    def walk(chain: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
        if chain[-1] in goals and len(chain) > 1:
            yield chain
        if len(chain) <= max_steps:
            for node in neighbours.get(chain[-1], []):
                if node not in chain:
                    yield from walk((*chain, node))

    for chain in walk((start,)):
        if is_allowed(chain):
            yield chain, sum(costs[pair] for pair in pairwise(chain))


def is_detour(chain: Sequence[Node], pairs: Collection[tuple[Node, Node]], via: Sequence[Node] = ()) -> bool:
    """Whether two on it who are tied do not stand next to each other, but for its ends and where a waypoint between.

    `pairs` holds all who are tied, in both directions.
    """
    return any(
        (chain[one], chain[other]) in pairs
        for one, other in combinations(range(len(chain)), 2)
        if other - one > 1
        and not (one == 0 and other == len(chain) - 1)
        and not set(via).intersection(chain[one + 1 : other])
    )
