"""Chains as a search gives them, and their places in the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.chains.ties import Found


@dataclass(frozen=True)
class Pool:
    """Chains that were found, best first.

    `is_cut` when the search ended early, `met_apart` when a chain was dropped because two on it are kept apart.
    """

    chains: tuple[Found, ...] = ()
    is_cut: bool = False
    met_apart: bool = False

    def __or__(self, other: "Pool") -> "Pool":
        """Both together, each chain once in its cheapest form."""
        best: dict[tuple[str, ...], Found] = {}
        for each in (*self.chains, *other.chains):
            if each.ids not in best or each.cost < best[each.ids].cost:
                best[each.ids] = each
        chains = sorted(best.values(), key=lambda each: (len(each.links), round(each.cost, 6), each.ids))
        return Pool(
            tuple(chains),
            self.is_cut or other.is_cut,
            self.met_apart or other.met_apart,
        )


def arrange(chains: Sequence[Found], count: int, second: Found | None = None) -> list[Found]:
    """The best `count` chains; the second is the best that does without the first stepping stone of the first.

    `second` is such a chain when none of the others is.
    """
    if len(chains) == 0 or count == 1 or (broker := chains[0].broker) is None:
        return list(chains[:count])
    second = next((each for each in chains[1:] if broker.id not in each.ids), second)
    if second is None:
        return list(chains[:count])
    rest = [each for each in chains[1:] if each.ids != second.ids]
    return [chains[0], second, *rest][:count]


def needs_second(chains: Sequence[Found], count: int, via: Sequence[str]) -> str | None:
    """The first stepping stone of the best chain, when it was not prescribed and none of the others does without."""
    if count == 1 or not chains or (broker := chains[0].broker) is None or broker.id in via:
        return None
    return broker.id if all(broker.id in each.ids for each in chains) else None
