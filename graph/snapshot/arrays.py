"""A snapshot: the people, organisations and ties of an area on a day, in flat arrays."""

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from graph.analytics.network import Flags, Floats, Integers, Network
from graph.model.kinds import KnownBy, PersonRole, TieKind

ROLES = tuple(PersonRole)
KINDS = tuple(TieKind)
KNOWN_BY = tuple(KnownBy)
UNKNOWN = -1
MOST_RESULTS = 64

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Ties:
    """Every tie that holds on the day, parallel ones too: sorted by its ends, the strongest of a pair first.

    `kinds` and `known_by` are places in KINDS and KNOWN_BY, `reporters` places in the snapshot's `reporters`; -1 is
    unknown. `strengths` is 1 to 5, 1 where it is not known; a tie of meetings has 5 times its closeness.
    """

    first: Integers
    second: Integers
    kinds: NDArray[np.int8]
    strengths: Floats
    freshness: Floats
    belief: Floats
    costs: Floats
    known_by: NDArray[np.int8]
    reporters: Integers
    has_no_beginning: Flags

    def at(self, places: Integers | Flags) -> "Ties":
        """The ties at these places, in that order, or the flagged ones."""
        return Ties(**{name: values[places] for name, values in vars(self).items()})

    def keeping(self, ties: Flags, numbers: Integers) -> "Ties":
        """The flagged ties, with their ends numbered anew."""
        kept = self.at(ties)
        return replace(kept, first=numbers[kept.first], second=numbers[kept.second])


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The network of an area on a day, as one viewer may see it.

    Nodes are numbers: the first `people` of them are people, the others organisations, each in the order of their ids.
    `first_roles` is the place in ROLES of the role that is a person's group, -1 without; `role_sets` has bit r set for
    the role ROLES[r]. `is_askable` is false for those who may not be asked, are paused or no longer take part.
    """

    area: str | None
    day: date
    kinds: tuple[TieKind, ...]
    revision: int
    people: int
    ids: tuple[str, ...]
    first_roles: NDArray[np.int8]
    role_sets: NDArray[np.uint8]
    is_resident: Flags
    is_askable: Flags
    ties: Ties
    reporters: tuple[str, ...]
    _results: dict[Hashable, Any] = field(default_factory=dict[Hashable, Any], repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The number of each id."""
        return {each: number for number, each in enumerate(self.ids)}

    @cached_property
    def strongest(self) -> Integers:
        """The places in `ties` of the strongest tie of each pair."""
        pairs = self.ties.first * max(len(self.ids), 1) + self.ties.second
        return np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]])) if len(pairs) else pairs

    @cached_property
    def network(self) -> Network:
        """The network in which parallel ties count once; its ties are those of `strongest`, in that order."""
        return Network(len(self.ids), self.ties.first[self.strongest], self.ties.second[self.strongest])

    @property
    def costs(self) -> Floats:
        """The cost of each tie of `network`."""
        return self.ties.costs[self.strongest]

    @property
    def strengths(self) -> Floats:
        """The strength of each tie of `network`."""
        return self.ties.strengths[self.strongest]

    @cached_property
    def pairs(self) -> Integers:
        """For each of `ties`, the place of its pair in `network`."""
        return np.searchsorted(self.strongest, np.arange(len(self.ties.first)), side="right") - 1

    def has_role(self, roles: frozenset[PersonRole]) -> Flags:
        """Which people have at least one of these roles."""
        wanted = sum(1 << ROLES.index(role) for role in roles)
        return (self.role_sets & np.uint8(wanted)) > 0

    def keeping(self, nodes: Flags) -> "Snapshot":
        """The snapshot of the flagged nodes and the ties between them."""
        kept = np.flatnonzero(nodes)
        people = kept[kept < self.people]
        ties = nodes[self.ties.first] & nodes[self.ties.second]
        return replace(
            self,
            people=len(people),
            ids=tuple(self.ids[number] for number in kept.tolist()),
            first_roles=self.first_roles[people],
            role_sets=self.role_sets[people],
            is_resident=self.is_resident[people],
            is_askable=self.is_askable[people],
            ties=self.ties.keeping(ties, np.cumsum(nodes) - 1),
            _results={},
            _lock=threading.Lock(),
        )

    def recall(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        """What was remembered under this key, else what `compute` gives, which is then remembered."""
        found = self.remembered(key)
        return cast(Result, found) if found is not None else self.remember(key, compute())

    def remembered(self, key: Hashable) -> object | None:
        """What was remembered under this key, or None."""
        with self._lock:
            return self._results.get(key)

    def remember(self, key: Hashable, result: Result) -> Result:
        """Keeps a result for later questions about the same snapshot; the oldest are forgotten."""
        with self._lock:
            self._results[key] = result
            while len(self._results) > MOST_RESULTS:
                del self._results[next(iter(self._results))]
        return result

    @property
    def size_bytes(self) -> int:
        """About how much memory it holds, kept results and derived matrices included."""
        with self._lock:
            results = list(self._results.values())
        kept = sum(each.size_bytes if isinstance(each, Snapshot) else _bytes_of(each) for each in results)
        return _bytes_of(self) + kept


def _bytes_of(value: object) -> int:
    if isinstance(value, str | Enum | type):
        # A word of a closed list leads to its class, and that back to all its words.
        return 32
    if isinstance(value, np.ndarray):
        return cast("NDArray[Any]", value).nbytes
    if isinstance(value, Network):
        # The adjacency and the graph of rustworkx are made when first asked for: about 60 bytes for each tie and node.
        return 2 * value.first.nbytes + 60 * (value.size + value.ties)
    if isinstance(value, list | tuple | dict):
        # Ids, names and numbers; not looked into, since there may be a hundred thousand of them.
        return 100 * (1 + len(cast("list[object]", value)))
    if hasattr(value, "__dict__"):
        return sum(_bytes_of(each) for name, each in vars(value).items() if name not in ("_results", "_lock"))
    return 32
