"""Chance that gives the same outcome on every machine: draws from named streams of numbers."""

import random
from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import sqrt
from typing import TypeVar

Item = TypeVar("Item")

LAST_DAY = date(2026, 11, 22)
FIRST_DAY = date(2016, 11, 25)  # ten years of 365 days before
DAYS = tuple((FIRST_DAY + timedelta(days=number)).isoformat() for number in range(10 * 365 + 61))
LAST = (LAST_DAY - FIRST_DAY).days


class Draws:
    """Draws from one stream, named so that a change in one file of a folder leaves the others as they were.

    Only `random()` is used, whose sequence Python promises to keep, and arithmetic that IEEE 754 fixes to the bit.
    """

    def __init__(self, seed: int, stream: str) -> None:
        self.fraction = random.Random(f"{seed}:{stream}").random  # noqa: S311 (invented data, no secrets)

    def chance(self, share: float) -> bool:
        """True in this share of the draws."""
        return self.fraction() < share

    def below(self, end: int) -> int:
        """A whole number from 0 up to, not including, `end`."""
        return int(self.fraction() * end)

    def between(self, first: int, last: int) -> int:
        """A whole number from `first` to `last`, both included."""
        return first + int(self.fraction() * (last - first + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items, all alike."""
        return items[int(self.fraction() * len(items))]

    def index(self, cumulative: Sequence[float]) -> int:
        """The number of an item, drawn by weights that were added up."""
        return bisect(cumulative, self.fraction() * cumulative[-1], 0, len(cumulative) - 1)

    def heavy_tail(self, highest: float) -> float:
        """A weight of at least 1 whose tail falls with the square (Pareto, exponent 2), cut off at `highest`."""
        return min(highest, 1 / sqrt(1 - self.fraction()))

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """The items in another order."""
        shuffled = list(items)
        for last in range(len(shuffled) - 1, 0, -1):
            other = int(self.fraction() * (last + 1))
            shuffled[last], shuffled[other] = shuffled[other], shuffled[last]
        return shuffled

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """So many different items, or all when there are fewer."""
        return self.shuffled(items)[:count]

    def recent(self, first: int, last: int = LAST) -> int:
        """The number of a day between two days, the later ones likelier."""
        back = self.fraction()
        return last - int(back * back * (last - first + 1))


def added_up(weights: Sequence[float]) -> list[float]:
    """The running total of weights, as `Draws.index` takes them."""
    return list(accumulate(weights))


def by_rank(items: Sequence[Item], draws: Draws) -> tuple[list[Item], list[float]]:
    """The items in a drawn order with the running total of Zipf weights: the first is asked most."""
    order = draws.shuffled(items)
    return order, added_up([1 / (rank + 1) for rank in range(len(order))])


def partial(day: str, draws: Draws) -> str:
    """The day as people tell it: in full, as a month, as a year, or not at all."""
    told = draws.fraction()
    if told < 0.35:
        return day
    return day[:7] if told < 0.60 else day[:4] if told < 0.78 else ""
