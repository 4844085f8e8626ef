"""Chains as a search gives them, and their places in the answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from graph.chains.ties import Found

Ids = tuple[str, ...]
"""The ids of the parties on a chain in their order, which tell it apart."""


@dataclass(frozen=True)
class Pool:
    """Chains that were found, in their places.

    `is_cut` when not all chains were looked at; `needs_network` when the network in memory gives a better answer;
    `will_do` when that there may be others is no reason to read it.
    """

    chains: Sequence[Found] = ()
    is_cut: bool = False
    needs_network: bool = False
    will_do: bool = False


MILLION = 1_000_000

Rank = tuple[int, int, Ids]
"""What puts a chain in its place: how many stand on it, the cost of its ties in millionths, and who they are."""


@dataclass(frozen=True)
class Ranked:
    """Chains that were looked at and can be used, best first; a hundred of them for the few that are told.

    They are all there are on which at most `whole` parties stand. `apart` are two who are kept apart, where chains were
    dropped because both stand on them.
    """

    ranks: list[Rank] = field(default_factory=list[Rank])
    whole: float = 0
    apart: frozenset[str] = frozenset()

    @property
    def ways(self) -> list[Ids]:
        """Each of them by its ids."""
        return [ids for _, _, ids in self.ranks]

    def __or__(self, other: "Ranked") -> "Ranked":
        """Both together."""
        ranks = in_order([*self.ranks, *other.ranks]) if self.ranks and other.ranks else self.ranks or other.ranks
        return Ranked(ranks, max(self.whole, other.whole), self.apart or other.apart)


def in_order(ranks: Iterable[Rank]) -> list[Rank]:
    """Each chain once, in its cheapest form."""
    best: dict[Ids, Rank] = {}
    for rank in sorted(ranks):
        best.setdefault(rank[2], rank)
    return list(best.values())


def is_whole(given: Sequence[Ids], count: int, whole: float, whole_around: float) -> bool:
    """Whether these, arranged, are the best there are; nothing was missed of at most `whole` parties.

    `whole_around` is the same of those that do without the first stepping stone of the first; where it has none, of all
    others.
    """
    if not given:
        return whole == inf
    broker = _broker(given[0])
    if broker is None:
        whole = max(whole, whole_around)
    if len(given) < count and whole < inf:
        return False
    is_around = count > 1 and broker is not None and len(given) > 1 and broker not in given[1]
    others = (*given[:1], *given[2:]) if is_around else given
    return all(len(each) <= whole for each in others) and (not is_around or len(given[1]) <= max(whole, whole_around))


def looks_whole(given: Sequence[Ids], count: int, max_steps: int) -> bool:
    """Whether a search that looks at all the shortest, and all the shortest around, knows no better than these.

    That is told by the chains alone, so it tells nothing of others.
    """
    return is_whole(given, count, reach(given[:1], max_steps), reach(given[1:2], max_steps))


def reach(shortest: Sequence[Sequence[str]], max_steps: int) -> float:
    """Up to how many parties nothing was missed, where these are all the shortest chains of at most `max_steps`."""
    return len(shortest[0]) if shortest and len(shortest[0]) <= max_steps else inf


def arrange(chains: Sequence[Ids], count: int) -> list[Ids]:
    """The best `count` of chains in their order; the second does without the first stepping stone of the first."""
    if len(chains) == 0 or count == 1 or (broker := _broker(chains[0])) is None:
        return list(chains[:count])
    second = next((each for each in chains[1:] if broker not in each), None)
    if second is None:
        return list(chains[:count])
    rest = [each for each in chains[1:] if each != second]
    return [chains[0], second, *rest][:count]


def needs_second(chains: Sequence[Ids], count: int, via: Sequence[str] = ()) -> str | None:
    """The first stepping stone of the best chain, when it was not prescribed and none of the others does without."""
    if count == 1 or not chains or (broker := _broker(chains[0])) is None or broker in via:
        return None
    return broker if all(broker in each for each in chains) else None


def _broker(chain: Ids) -> str | None:
    """The first stepping stone; None where start and goal are tied themselves."""
    return chain[1] if len(chain) > 2 else None
