"""How much a tie costs on the way from one person to another; every chain and every weighted measure uses this.

`cost = 1 / (strength / 5 * freshness * belief)`: 1 for the best tie there is, 41.7 for a tie of which nothing is known.
What is not known counts as the lowest value, so that entering a true fact never makes a tie weaker.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.model.kinds import KnownBy, TieKind

STRONGEST = 5
UNKNOWN_STRENGTH = 1
FRESH_MONTHS = 6
HALVING_MONTHS = 24
STALE = 0.2
HEARSAY_BELIEF = 0.6
# A membership or a cooperation that has not ended by the day asked holds that day, however long ago it was confirmed.
MEMBERSHIPS = frozenset({TieKind.AFFILIATED_WITH, TieKind.COOPERATES_WITH})

# One month counts as 31 parts, so that equal days of two months lie a whole number of months apart.
_PARTS = 31


def freshness(
    last_contact: date | None, confirmed_on: date | None, day: date, *, is_open_membership: bool = False
) -> float:
    """How fresh a tie is on a day, from 0.2 to 1.0.

    It counts from the later of the last contact and the last confirmation: 1.0 within six calendar months, then half
    after each 24 months, never below 0.2; 0.2 when neither is known. A date after the day asked counts as that day.

    >>> freshness(date(2026, 5, 22), None, date(2026, 11, 22))
    1.0
    >>> freshness(None, date(2024, 5, 22), date(2026, 11, 22))
    0.5
    """
    if is_open_membership:
        return 1.0
    latest = last_contact or confirmed_on
    if latest is None:
        return STALE
    if confirmed_on is not None and confirmed_on > latest:
        latest = confirmed_on
    parts = (12 * (day.year - latest.year) + day.month - latest.month) * _PARTS + day.day - latest.day
    return max(STALE, 0.5 ** (max(0, parts - FRESH_MONTHS * _PARTS) / (HALVING_MONTHS * _PARTS)))


def belief(known_by: str | None) -> float:
    """How far a tie is believed: 1.0 when told by one of the two or seen, 0.6 when hearsay or not known how.

    >>> belief("SELF"), belief("HEARSAY"), belief(None)
    (1.0, 0.6, 0.6)
    """
    return HEARSAY_BELIEF if known_by is None or known_by == KnownBy.HEARSAY else 1.0


def cost(strength: float | None, freshness: float, belief: float) -> float:
    """The cost of a tie; a strength that is not known counts as 1, the lowest.

    >>> cost(5, 1.0, 1.0), cost(4, 0.5, 1.0)
    (1.0, 2.5)
    """
    return STRONGEST / ((UNKNOWN_STRENGTH if strength is None else strength) * freshness * belief)


def freshnesses(
    latest: NDArray[np.datetime64], day: date, *, is_open_membership: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """`freshness` for many ties; `latest` holds the later of both dates, NaT where neither is known."""
    months = latest.astype("datetime64[M]")
    days = (latest.astype("datetime64[D]") - months.astype("datetime64[D]")).astype(np.int64) + 1
    parts = (12 * (day.year - 1970) + day.month - 1 - months.astype(np.int64)) * _PARTS + day.day - days
    # NaT becomes the smallest integer, whose difference would wrap around; those ties are set below.
    beyond = np.maximum(0, np.where(np.isnat(latest), 0, parts) - FRESH_MONTHS * _PARTS)
    aged = np.maximum(STALE, 0.5 ** (beyond / (HALVING_MONTHS * _PARTS)))
    return np.where(is_open_membership, 1.0, np.where(np.isnat(latest), STALE, aged))


def costs(
    strengths: NDArray[np.float64], freshness: NDArray[np.float64], belief: NDArray[np.float64]
) -> NDArray[np.float64]:
    """`cost` for many ties; a strength of NaN or 0 is one that is not known."""
    known = np.where(np.isnan(strengths) | (strengths == 0), UNKNOWN_STRENGTH, strengths)
    return STRONGEST / (known * freshness * belief)
