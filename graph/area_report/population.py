"""Whose network is looked at on a day: everybody, or the people and the reporters present on both of two days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from graph.analytics.network import Network
from graph.area_report.records import DatedTie
from graph.dates import year_before


@dataclass(frozen=True, eq=False)
class Population:
    """People, and the ties between them that hold on a day; each pair once."""

    day: date
    people: tuple[str, ...]
    ties: tuple[DatedTie, ...]

    @classmethod
    def of(cls, day: date, people: Iterable[str], ties: Iterable[DatedTie]) -> "Population":
        """The ties that hold on the day between these people; the first told of a pair stands for it."""
        known = frozenset(people)
        pairs: dict[tuple[str, str], DatedTie] = {}
        for tie in ties:
            if tie.first in known and tie.second in known and tie.first != tie.second and tie.holds_on(day):
                pairs.setdefault((tie.first, tie.second), tie)
        return cls(day, tuple(sorted(known)), tuple(pairs[each] for each in sorted(pairs)))

    @cached_property
    def index(self) -> dict[str, int]:
        """The number of each person."""
        return {each: number for number, each in enumerate(self.people)}

    @cached_property
    def network(self) -> Network:
        """The network of these ties, in their order."""
        pairs = [(self.index[each.first], self.index[each.second]) for each in self.ties]
        ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return Network(len(self.people), ends.min(axis=1), ends.max(axis=1))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Who knows whom."""
        return frozenset((each.first, each.second) for each in self.ties)

    @property
    def with_known_tie(self) -> frozenset[str]:
        """Of whom a tie is known: of the others it is unknown whether they are joined to anybody."""
        return frozenset(each for pair in self.pairs for each in pair)

    @property
    def reporters(self) -> set[str]:
        """Who told these ties."""
        return {each.reporter for each in self.ties if each.reporter is not None}

    @property
    def confirmed(self) -> int:
        """How many of the ties were confirmed within the 12 months up to the day."""
        after, until = year_before(self.day).isoformat(), self.day.isoformat()
        return sum(each.confirmed_on is not None and after < each.confirmed_on <= until for each in self.ties)
