"""Makes a snapshot of what was read: numbers for ids, and the cost of every tie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from graph.analytics.network import Flags, Floats, Integers
from graph.areas import AreaParties
from graph.dates import may_be_asked
from graph.model.kinds import KnownBy, TieKind
from graph.snapshot.arrays import KINDS, KNOWN_BY, ROLES, UNKNOWN, Snapshot, Ties
from graph.snapshot.meetings import encounters
from graph.tie_cost import MEMBERSHIPS, STRONGEST, UNKNOWN_STRENGTH, belief, costs, freshnesses

# The last entry is what an unknown, -1, finds.
_BELIEFS = np.array([*(belief(each) for each in KNOWN_BY), belief(None)])
_ROLE_PLACES = {role.value: place for place, role in enumerate(ROLES)}
_KNOWN_BY_PLACES = {each.value: place for place, each in enumerate(KNOWN_BY)}


@dataclass(frozen=True)
class Asked:
    """What the snapshot is of."""

    area: str | None
    day: date
    kinds: tuple[TieKind, ...]
    revision: int


class Building:
    """A snapshot under way: takes the ties as they are read, so that only their numbers are held of a whole city."""

    def __init__(self, parties: AreaParties, asked: Asked) -> None:
        self._parties = parties
        self._asked = asked
        self._ids = (*parties.person_ids, *parties.organisations)
        self._index = {each: number for number, each in enumerate(self._ids)}
        self._reporters: dict[str, int] = {}
        self._parts: list[_Part] = []

    def take(self, kind: TieKind, rows: Sequence[Sequence[Any]]) -> None:
        """Takes recorded ties; those to anybody outside the snapshot are left out."""
        self._parts.append(_told(rows, kind, self._index, self._reporters))

    def take_meetings(self, meetings: Sequence[Sequence[Any]]) -> None:
        """Takes the ties that follow from who came to these meetings."""
        self._parts.append(_met(meetings, self._index))

    def finished(self) -> Snapshot:
        """The snapshot of all that was taken."""
        people, asked = self._parties.people, self._asked
        roles = [_role_places(each[1]) for each in people]
        return Snapshot(
            area=asked.area,
            day=asked.day,
            kinds=asked.kinds,
            revision=asked.revision,
            people=len(people),
            ids=self._ids,
            first_roles=np.array([each[0] if each else UNKNOWN for each in roles], dtype=np.int8),
            role_sets=np.array([sum(1 << place for place in set(each)) for each in roles], dtype=np.uint8),
            is_resident=np.array([bool(each[5]) for each in people], dtype=np.bool_),
            is_askable=np.array([_is_askable(each, asked.day) for each in people], dtype=np.bool_),
            ties=_ties(self._parts, asked.day),
            reporters=tuple(self._reporters),
        )


@dataclass(frozen=True, eq=False)
class _Part:
    """Ties of one kind before their cost is known; `latest` is the last day on which they were seen to hold."""

    kind: TieKind
    first: Integers
    second: Integers
    strengths: Floats
    latest: NDArray[np.datetime64]
    known_by: NDArray[np.int8]
    reporters: Integers
    has_no_beginning: Flags


def _told(rows: Sequence[Sequence[Any]], kind: TieKind, index: Mapping[str, int], reporters: dict[str, int]) -> _Part:
    """Ties that somebody recorded."""
    kept = [each for each in rows if each[0] in index and each[1] in index and each[0] != each[1]]
    first, second, strengths, contacts, confirmations, known_by, told_by, no_beginning = (
        zip(*kept, strict=True) if kept else [()] * 8
    )
    return _Part(
        kind,
        np.array([index[each] for each in first], dtype=np.int64),
        np.array([index[each] for each in second], dtype=np.int64),
        np.array([np.nan if each is None else each for each in strengths], dtype=np.float64),
        np.fmax(_days(contacts), _days(confirmations)),
        np.array([_KNOWN_BY_PLACES.get(each, UNKNOWN) for each in known_by], dtype=np.int8),
        np.array(
            [UNKNOWN if each is None else reporters.setdefault(each, len(reporters)) for each in told_by],
            dtype=np.int64,
        ),
        np.array(no_beginning, dtype=np.bool_),
    )


def _met(meetings: Sequence[Sequence[Any]], index: Mapping[str, int]) -> _Part:
    """Ties derived from lists of who came, which somebody saw."""
    found = encounters(meetings, index)
    count = len(found.first)
    return _Part(
        TieKind.MEETS,
        found.first,
        found.second,
        found.closeness * STRONGEST,
        found.latest,
        np.full(count, KNOWN_BY.index(KnownBy.OBSERVED), dtype=np.int8),
        np.full(count, UNKNOWN),
        np.zeros(count, dtype=np.bool_),
    )


def _ties(parts: Sequence[_Part], day: date) -> Ties:
    parts = parts or [_told([], TieKind.KNOWS, {}, {})]
    kinds = np.concatenate([np.full(len(each.first), KINDS.index(each.kind), dtype=np.int8) for each in parts])
    one, other = np.concatenate([each.first for each in parts]), np.concatenate([each.second for each in parts])
    strengths = np.concatenate([each.strengths for each in parts])
    known_by = np.concatenate([each.known_by for each in parts])
    is_open = np.isin(kinds, [KINDS.index(each) for each in MEMBERSHIPS])
    freshness = freshnesses(np.concatenate([each.latest for each in parts]), day, is_open_membership=is_open)
    ties = Ties(
        first=np.minimum(one, other),
        second=np.maximum(one, other),
        kinds=kinds,
        strengths=np.where(np.isnan(strengths), UNKNOWN_STRENGTH, strengths),
        freshness=freshness,
        belief=_BELIEFS[known_by],
        costs=costs(strengths, freshness, _BELIEFS[known_by]),
        known_by=known_by,
        reporters=np.concatenate([each.reporters for each in parts]),
        has_no_beginning=np.concatenate([each.has_no_beginning for each in parts]),
    )
    return ties.at(np.lexsort((-ties.strengths, ties.costs, ties.second, ties.first)))


def _days(values: Sequence[str | None]) -> NDArray[np.datetime64]:
    return np.array([each or "NaT" for each in values], dtype="datetime64[D]")


def _role_places(roles: Any) -> list[int]:
    return [_ROLE_PLACES[each] for each in cast("list[str]", roles or []) if each in _ROLE_PLACES]


def _is_askable(person: Sequence[Any], day: date) -> bool:
    _, _, is_willing, paused_until, inactive_since, _ = person
    return may_be_asked(is_willing, paused_until, inactive_since, day.isoformat())
