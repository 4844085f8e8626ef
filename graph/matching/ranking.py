"""The order of matches: score, load, closeness of the chain, a language in common, distance. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, inf, radians, sin, sqrt

from graph.matching.candidates import Candidate
from graph.matching.subject import Spot

# How far apart two people with the same neighbourhood or four digits of a postcode are taken to be, for the order only.
NEARBY_METRES = 1_000
_EARTH_METRES = 6_371_000


@dataclass(frozen=True)
class Nearness:
    """How near the other party is: steps of a chain, metres, or no more than the same neighbourhood or postcode.

    `speaks_alike` is whether the two have a language in common; `languages` are those besides the usual one.
    """

    steps: int | None = None
    speaks_alike: bool = True
    languages: tuple[str, ...] = ()
    metres: int | None = None
    is_nearby: bool = False


def shortlist(candidates: Iterable[Candidate], first: int) -> list[Candidate]:
    """Those among whom the first matches are: by score and load, with all that are equal to the last of them."""
    ordered = sorted(candidates, key=_by_score_and_load)
    if len(ordered) <= first:
        return ordered
    last = _by_score_and_load(ordered[first - 1])
    return [each for each in ordered if _by_score_and_load(each) <= last]


def ranked(found: Iterable[tuple[Candidate, Nearness]]) -> list[tuple[Candidate, Nearness]]:
    """All of them in their order, which ends with ids so that it is always the same."""
    return sorted(found, key=lambda each: _order(*each))


def metres_between(one: Spot, other: Spot) -> int:
    """The distance over the surface of the earth in a straight line."""
    south, west, north, east = (radians(each) for each in (*one, *other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return round(2 * _EARTH_METRES * asin(min(1.0, sqrt(half))))


def _by_score_and_load(candidate: Candidate) -> tuple[float, int]:
    return -candidate.score, candidate.load


def _order(candidate: Candidate, near: Nearness) -> tuple[object, ...]:
    distance = near.metres if near.metres is not None else NEARBY_METRES if near.is_nearby else inf
    steps = inf if near.steps is None else near.steps
    ids = candidate.party, candidate.need or "", candidate.talent, not candidate.gives
    return _by_score_and_load(candidate), steps, not near.speaks_alike, distance, not near.languages, ids
