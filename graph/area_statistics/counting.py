"""Counts one day or month over all areas at once: first per area itself, then upwards through the areas around."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from graph.analytics.components import component_sizes, fragmentation
from graph.analytics.network import Network
from graph.area_report.records import DatedNeed
from graph.area_statistics.asked import Month
from graph.area_statistics.lattice import Cell
from graph.area_statistics.records import Map, Records
from graph.dates import held_on, year_before

Cells = dict[str, Cell]
People = dict[str, set[str]]


@dataclass
class Counts:
    """The figures of every area before anything is hidden; `themed` by measure and theme."""

    plain: dict[str, Cells] = field(default_factory=dict[str, Cells])
    themed: dict[str, dict[str, Cells]] = field(default_factory=dict[str, dict[str, Cells]])
    exact: dict[str, dict[str, float]] = field(default_factory=dict[str, dict[str, float]])
    """Measures that no rounding needs to hide, or that become a band: per area."""


def count(records: Records, month: Month, day: date) -> Counts:
    """The figures of a month, for stocks as of a day in it: its last, or today while it runs."""
    return _Counting(records, month, day).counts()


class _Pairs:
    """Pairs of people who know each other, by the areas in which both live."""

    def __init__(self) -> None:
        self.inside: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._beyond: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, one: str, other: str, areas: tuple[str, ...]) -> None:
        """Notes a tie; the first of the areas is the smallest."""
        for area in areas:
            self.inside[area].add((min(one, other), max(one, other)))
        for area in areas[:1]:
            self._beyond[area] |= {one, other}

    def cells(self) -> Cells:
        """Per area how many pairs there are, and how many people are behind them."""
        return {
            area: Cell(len(pairs), len({each for pair in pairs for each in pair}), len(self._beyond[area]))
            for area, pairs in self.inside.items()
        }


class _Counting:
    def __init__(self, records: Records, month: Month, day: date) -> None:
        self._records = records
        self._map: Map = records.map
        self._month = month
        self._day = day
        self._home = _homes(records, day)
        self._upwards = {area: self._above(area) for area in self._map.areas}

    def counts(self) -> Counts:
        """Everything that is counted."""
        found = Counts()
        residents = self._gathered((area, person) for person, area in self._home.items())
        found.plain["people"] = {area: Cell(len(people), len(people)) for area, people in residents.items()}
        self._count_ties(found, residents)
        self._count_needs(found)
        self._count_offers(found)
        self._count_public(found)
        return found

    def _above(self, area: str) -> tuple[str, ...]:
        """The area and all that lie around it, the smallest first."""
        found: list[str] = []
        each: str | None = area
        while each is not None:
            found.append(each)
            each = self._map.parents[each]
        return tuple(found)

    def _gathered(self, owned: Iterable[tuple[str, str]]) -> People:
        """Per area everybody in it, from pairs of an area and somebody."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for area, one in owned:
            for above in self._upwards[area]:
                found[above].add(one)
        return dict(found)

    def _holds(self, since: str | None, until: str | None) -> bool:
        return held_on(since, until, self._day)

    def _count_ties(self, found: Counts, residents: People) -> None:
        after, day = year_before(self._day).isoformat(), self._day.isoformat()
        ties, met, confirmed = _Pairs(), _Pairs(), _Pairs()
        known: set[str] = set()
        for one, other, since, until, confirmed_on, is_from_meeting in self._records.ties:
            if one == other or not self._holds(since, until):
                continue
            known |= {one, other}
            areas = self._shared(one, other)
            ties.add(one, other, areas)
            if is_from_meeting:
                met.add(one, other, areas)
            if confirmed_on is not None and after < confirmed_on <= day:
                confirmed.add(one, other, areas)
        found.plain["ties"] = ties.cells()
        found.plain["tiesFromMeetings"] = met.cells()
        found.plain["tiesConfirmed"] = confirmed.cells()
        without = {area: len(people - known) for area, people in residents.items()}
        found.plain["withoutKnownTie"] = {area: Cell(each, each) for area, each in without.items()}
        networks = {area: _network(pairs) for area, pairs in ties.inside.items()}
        found.exact["fragmentation"] = {
            area: value for area, each in networks.items() if (value := fragmentation(each)) is not None
        }
        found.exact["largestGroupShare"] = {
            area: int(component_sizes(each)[0]) / each.size for area, each in networks.items() if each.size
        }

    def _shared(self, one: str, other: str) -> tuple[str, ...]:
        """The areas in which both live."""
        first, second = self._home.get(one), self._home.get(other)
        if first is None or second is None:
            return ()
        if first == second:
            return self._upwards[first]
        others = set(self._upwards[second])
        return tuple(each for each in self._upwards[first] if each in others)

    def _count_needs(self, found: Counts) -> None:
        states: list[tuple[str, tuple[str, ...], list[str]]] = []
        for askers, status, opened_on, needed_by, closed_on, themes in self._records.needs:
            need = DatedNeed(tuple(askers), status, opened_on, needed_by, closed_on, tuple(themes), False)
            own = [each for each in need.askers if each in self._home]
            if own and (state := need.state(self._day)) is not None:
                states.append((state, need.themes, own))
        for measure, wanted in (("needsAsked", None), ("needsMet", "met"), ("needsOpen", "open")):
            rows = [(themes, own) for state, themes, own in states if wanted in (None, state)]
            self._count_themed(found, measure, rows)

    def _count_offers(self, found: Counts) -> None:
        rows = [
            (tuple(themes), [person])
            for person, since, until, themes in self._records.offers
            if person in self._home and self._holds(since, until)
        ]
        self._count_themed(found, "offers", rows)

    def _count_themed(self, found: Counts, measure: str, rows: list[tuple[tuple[str, ...], list[str]]]) -> None:
        """Counts needs or offers in total and by theme; one that several share counts where the first lives."""
        found.plain[measure] = self._cells([own[0] for _, own in rows])
        themes = sorted({theme for themes, _ in rows for theme in themes})
        found.themed[measure] = {
            theme: self._cells([own[0] for themes, own in rows if theme in themes]) for theme in themes
        }

    def _cells(self, owners: list[str]) -> Cells:
        numbers: Counter[str] = Counter()
        for owner in owners:
            numbers.update(self._upwards[self._home[owner]])
        people = self._gathered((self._home[owner], owner) for owner in owners)
        return {area: Cell(number, len(people[area])) for area, number in numbers.items()}

    def _count_public(self, found: Counts) -> None:
        there = [
            (self._map.area_of.get(place, ""), organisation)
            for organisation, place, since, until in self._records.organisations
            if self._holds(since, until)
        ]
        organisations = self._gathered(each for each in there if each[0] in self._upwards)
        found.exact["organisations"] = {area: float(len(each)) for area, each in organisations.items()}
        meetings, visitors = Counter[str](), Counter[str]()
        first, last = self._month.first_day.isoformat(), self._day.isoformat()
        for place, day, heads in self._records.meetings:
            area = self._map.area_of.get(place, "")
            if area in self._upwards and first <= day <= last:
                meetings.update(self._upwards[area])
                visitors.update(dict.fromkeys(self._upwards[area], heads or 0))
        found.exact["meetings"] = {area: float(number) for area, number in meetings.items()}
        found.exact["visitors"] = {area: float(number) for area, number in visitors.items()}


def _homes(records: Records, day: date) -> dict[str, str]:
    """Where each person lives on a day; of several homes the one begun last."""
    found: dict[str, tuple[str, str]] = {}
    for person, area, since, until in records.homes:
        if area in records.map.areas and held_on(since, until, day):
            found[person] = max(found.get(person, ("", "")), (since or "", area))
    return {person: area for person, (_, area) in found.items()}


def _network(pairs: set[tuple[str, str]]) -> Network:
    """The network of these ties: of those without any it is unknown whether they are joined to anybody."""
    people = sorted({each for pair in pairs for each in pair})
    index = {person: number for number, person in enumerate(people)}
    ends = np.array([(index[one], index[other]) for one, other in pairs], dtype=np.int64).reshape(-1, 2)
    return Network(len(people), ends.min(axis=1), ends.max(axis=1))
