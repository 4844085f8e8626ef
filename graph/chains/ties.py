"""The ties of a chain as they are read, with what each costs; of parallel ties the cheapest counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from graph.answers import Face, Ref
from graph.model.kinds import KnownBy, KnowsKind, Level, TieKind
from graph.snapshot.meetings import MEETINGS_SHARED
from graph.tie_cost import MEMBERSHIPS, STRONGEST, belief, cost, freshness


@dataclass(frozen=True)
class Introduced:
    """By whom two were introduced to each other, as far as this viewer may see it, and why."""

    broker: str | None
    made_on: date | None
    reason: str | None


class Link(NamedTuple):
    """One tie between two parties that follow each other on a chain; a question makes hundreds of them."""

    kind: TieKind
    strength: int | None
    last_contact: date | None
    known_by: KnownBy | None
    freshness: float
    cost: float
    confirmed_on: date | None = None
    why: str | None = None
    knows_kind: KnowsKind | None = None
    role: str | None = None
    level: Level | None = None
    summary: str | None = None
    meetings: int = 0
    origin: str | None = None
    introduced: Introduced | None = None


class Stop(NamedTuple):
    """One party on a chain; the name is None where this viewer may not see it."""

    id: str
    is_person: bool
    name: str | None

    @property
    def ref(self) -> Ref:
        """The party in an answer."""
        label = "Person" if self.is_person else "Organisation"
        return Ref(self.id, None if self.name is None else Face(label, self.name))


@dataclass(frozen=True)
class Hub:
    """An organisation too large to introduce people."""

    id: str
    name: str


@dataclass(frozen=True)
class Found:
    """A chain that was found: its parties in order, and the tie of every step."""

    stops: tuple[Stop, ...]
    links: tuple[Link, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its parties in order; they tell chains apart."""
        return tuple(each.id for each in self.stops)

    @property
    def steps(self) -> Iterator[tuple[Stop, Stop, Link]]:
        """Where each step begins, where it leads, and the tie between them."""
        return zip(self.stops, self.stops[1:], self.links, strict=False)

    @property
    def cost(self) -> float:
        """The sum of the costs of its ties."""
        return sum(each.cost for each in self.links)

    @property
    def broker(self) -> Stop | None:
        """The first stepping stone; None where start and goal are tied themselves."""
        return self.stops[1] if len(self.stops) > 2 else None


TELL_WORTH = 5
# Most ties that are read differ from others in words only.
KEPT_WORTHS = 16_384

# Calling an enumeration takes ten times as long, and a question reads hundreds of ties.
_KINDS = {each.value: each for each in TieKind}
_KNOWN_BY = {each.value: each for each in KnownBy}
_KNOWS_KINDS = {each.value: each for each in KnowsKind}
_LEVELS = {each.value: each for each in Level}


class Worth(NamedTuple):
    """How fresh a tie is on a day, and what it costs."""

    freshness: float
    cost: float


def read_stop(values: Sequence[Any]) -> Stop:
    """A party out of the columns that the statements give: id, whether it is a person, name."""
    return Stop._make(values)


@lru_cache(maxsize=KEPT_WORTHS)
def read_worth(
    type_: str, strength: int | None, last: str | None, confirmed: str | None, known_by: str | None, day: date
) -> Worth:
    """What a tie is worth on a day, out of those columns of the statements that tell it: the first `TELL_WORTH`."""
    is_open = _KINDS[type_] in MEMBERSHIPS
    fresh = freshness(_day(last), _day(confirmed), day, is_open_membership=is_open)
    return Worth(fresh, cost(strength, fresh, belief(known_by)))


def read_link(values: Sequence[Any], day: date) -> Link:
    """A tie out of the columns that the statements give."""
    type_, strength, last, confirmed, known_by, why, knows_kind, role, level, summary, origin = values
    kind, worth = _KINDS[type_], read_worth(*values[:TELL_WORTH], day)
    return Link(
        kind,
        strength,
        _day(last),
        _KNOWN_BY[known_by] if known_by else None,
        worth.freshness,
        worth.cost,
        _day(confirmed),
        why,
        _KNOWS_KINDS[knows_kind] if kind is TieKind.KNOWS and knows_kind else None,
        role,
        _LEVELS[level] if level else None,
        summary,
        origin=origin,
    )


def meeting_link(meetings: Sequence[Sequence[Any]], day: date) -> Link | None:
    """The tie of two people who came to these meetings (day, headcount, recorded visitors); None when they are few.

    The more visitors a meeting had, the less it says: each adds 1 / (visitors - 1), together at most 1.
    """
    if len(meetings) < MEETINGS_SHARED:
        return None
    closeness = min(1.0, sum(1 / max(max(heads or 0, recorded) - 1, 1) for _, heads, recorded in meetings))
    last = max(date.fromisoformat(held_on) for held_on, _, _ in meetings)
    fresh = freshness(last, None, day)
    price = cost(closeness * STRONGEST, fresh, belief(KnownBy.OBSERVED))
    return Link(TieKind.MEETS, None, last, KnownBy.OBSERVED, fresh, price, meetings=len(meetings))


def cheapest(links: Iterable[Link]) -> Link:
    """The cheapest of parallel ties."""
    return min(links, key=lambda link: link.cost)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
