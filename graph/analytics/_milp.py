"""What this package uses of SciPy's linear and mixed-integer programmes (HiGHS), with types: SciPy ships none."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from graph.analytics._scipy import Floats, Matrix, matrix_of

_SOLVED, _IMPOSSIBLE = 0, 2


@cache
def _optimize() -> Any:
    from scipy import optimize  # pyright: ignore[reportMissingTypeStubs]  # half a second that few questions need

    return optimize


@dataclass(frozen=True, eq=False)
class Solution:
    """The best values of all variables, None when there are none; `is_proven` unless time ran out."""

    values: Floats | None
    is_proven: bool


@dataclass(frozen=True, eq=False)
class Bound:
    """No choice of the first variables gains more than `base` and the prices of those that are chosen.

    `shares` is how much of each of them is chosen when all may be divided.
    """

    base: float
    prices: Floats
    shares: Floats

    @property
    def largest(self) -> list[int]:
        """Their places, the largest share first."""
        return np.lexsort((np.arange(len(self.shares)), -np.round(self.shares, 6))).tolist()


class Program:
    """Choose variables, 0 or 1, so that every row stays within its bounds."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._values: list[float] = []
        self._least: list[float] = []
        self._most: list[float] = []

    def add(self, terms: Iterable[tuple[int, float]], *, least: float = -np.inf, most: float = np.inf) -> None:
        """A row: the sum of value times variable over the terms lies within these bounds."""
        for column, value in terms:
            self._rows.append(len(self._least))
            self._columns.append(column)
            self._values.append(value)
        self._least.append(least)
        self._most.append(most)

    def solve(self, gains: Floats, seconds: float) -> Solution:
        """The values with the largest gain. The same rows give the same values, unless time runs out."""
        found = _optimize().milp(
            -gains,
            integrality=np.ones(self.size),
            bounds=_optimize().Bounds(0.0, 1.0),
            constraints=_optimize().LinearConstraint(self._matrix(), self._least, self._most),
            options={"mip_rel_gap": 0.0, "time_limit": max(seconds, 0.0)},
        )
        is_proven = found.status in (_SOLVED, _IMPOSSIBLE)
        return Solution(None if found.x is None else np.round(np.asarray(found.x, dtype=np.float64)), is_proven)

    def bound(self, gains: Floats, first: int, fixed: Iterable[int], seconds: float) -> Bound | None:
        """The prices of the first variables when all may be divided; None when time ran out or nothing is allowed.

        Those of `fixed` are 1, and only the first ones are at most 1 by themselves. All rows have an upper bound only.
        By duality the dual solution of the relaxation bounds the gain of every choice, not of the best one alone.
        """
        lower, upper = np.zeros(self.size), np.full(self.size, np.inf)
        lower[list(fixed)], upper[:first] = 1.0, 1.0
        found = _optimize().linprog(
            -gains,
            A_ub=self._matrix(),
            b_ub=self._most,
            bounds=np.column_stack([lower, upper]),
            method="highs",
            options={"time_limit": max(seconds, 0.0)},
        )
        if found.status != _SOLVED:
            return None
        prices = -np.asarray(found.lower.marginals + found.upper.marginals, dtype=np.float64)[:first]
        at_bounds = lower * found.lower.marginals + np.where(np.isfinite(upper), upper, 0.0) * found.upper.marginals
        return Bound(float(at_bounds.sum() - found.fun), prices, np.asarray(found.x, dtype=np.float64)[:first])

    def _matrix(self) -> Matrix:
        rows, columns = np.array(self._rows, dtype=np.int64), np.array(self._columns, dtype=np.int64)
        return matrix_of(np.array(self._values, dtype=np.float64), rows, columns, (len(self._least), self.size))
