"""Ties derived from meetings: two people who both came to at least two of the same meetings within a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analytics.network import Floats, Integers

MEETINGS_SHARED = 2


@dataclass(frozen=True, eq=False)
class Encounters:
    """Pairs who keep meeting: how close that makes them, from above 0 to 1, and when they last met."""

    first: Integers
    second: Integers
    closeness: Floats
    latest: NDArray[np.datetime64]


def encounters(meetings: Sequence[Sequence[Any]], index: Mapping[str, int]) -> Encounters:
    """The pairs who came to at least two of the same meetings.

    Each shared meeting adds 1 / (visitors - 1), as if every visitor spent the evening with all others alike; together
    at most 1. Visitors are the headcount, or those recorded where they are more or nobody counted heads.
    """
    firsts: list[Integers] = []
    seconds: list[Integers] = []
    shares: list[Floats] = []
    days: list[NDArray[np.datetime64]] = []
    for held_on, headcount, recorded, came in meetings:
        people = np.array(sorted(index[each] for each in came if each in index), dtype=np.int64)
        rows, columns = np.triu_indices(len(people), k=1)
        visitors = max(headcount or 0, recorded)
        firsts.append(people[rows])
        seconds.append(people[columns])
        shares.append(np.full(len(rows), 1 / max(visitors - 1, 1)))
        days.append(np.full(len(rows), np.datetime64(held_on, "D")))
    if not firsts:
        empty = np.zeros(0, dtype=np.int64)
        return Encounters(empty, empty, np.zeros(0), np.zeros(0, dtype="datetime64[D]"))
    return _joined(
        np.concatenate(firsts), np.concatenate(seconds), np.concatenate(shares), np.concatenate(days), len(index)
    )


def _joined(first: Integers, second: Integers, share: Floats, day: NDArray[np.datetime64], size: int) -> Encounters:
    codes, place, count = np.unique(first * size + second, return_inverse=True, return_counts=True)
    closeness = np.minimum(1.0, np.bincount(place, weights=share, minlength=len(codes)))
    latest = np.full(len(codes), np.datetime64("0001-01-01", "D"))
    np.maximum.at(latest, place, day)
    keep = count >= MEETINGS_SHARED
    return Encounters(codes[keep] // size, codes[keep] % size, closeness[keep], latest[keep])
