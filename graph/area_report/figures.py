"""The figures of an area on one day, each computed only when it is wanted."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from graph.analytics.components import component_sizes, fragmentation
from graph.analytics.distances import distance_fragmentation, reach
from graph.analytics.mixing import ei_index
from graph.analytics.network import Network
from graph.answers import Ref
from graph.area_report.answer import AreaFigures, AreaMixing, GroupSize, ThemeBalance
from graph.area_report.population import Population
from graph.area_report.records import DatedNeed, Records
from graph.area_report.telling import Telling
from graph.groups import GroupBy

SHOWN_GROUPS = 20

Memberships = Mapping[GroupBy, Mapping[str, str]]
"""The name of each person's group, by what makes the groups; whose group is not known is left out."""


@dataclass(frozen=True)
class FiguresMaker:
    """Makes the figures of one population; how far it falls apart is of those of its people with a known tie."""

    population: Population
    with_known_tie: frozenset[str]
    records: Records
    memberships: Memberships
    telling: Telling
    wants: Callable[[str], bool]

    def figures(self) -> AreaFigures:
        """All figures that are wanted; the costly ones are None when they are not."""
        population, organisations = self.population, self.records.organisations
        network, day = population.network, population.day
        sizes = [each for each in component_sizes(network).tolist() if each > 1]
        needs, place_needs = Counter(self._states(self._needs)), Counter(self._states(self._place_needs))
        introductions = self.records.introductions
        return AreaFigures(
            day=day,
            people=network.size,
            ties=network.ties,
            without_known_tie=int((network.degrees == 0).sum()),
            reporters=len(population.reporters),
            ties_without_reporter=sum(each.reporter is None for each in population.ties),
            ties_of_unknown_beginning=sum(each.since is None for each in population.ties),
            ties_confirmed=population.confirmed,
            confirmed_share=population.confirmed / network.ties if network.ties else None,
            groups=len(sizes),
            group_sizes=sizes[:SHOWN_GROUPS],
            largest_group=sizes[0] if sizes else min(network.size, 1),
            fragmentation=fragmentation(self._known_network),
            distance_fragmentation=self._distance_fragmentation(),
            ties_from_meetings=sum(each.origin in self.records.meeting_origins for each in population.ties),
            mixing=[self._mixing(each) for each in GroupBy] if self.wants("mixing") else [],
            needs_asked=needs.total(),
            needs_met=needs["met"],
            needs_open=needs["open"],
            needs_expired=needs["expired"],
            offers=len(self._offers),
            themes=self._themes() if self.wants("themes") else [],
            place_needs_asked=place_needs.total(),
            place_needs_met=place_needs["met"],
            place_needs_open=place_needs["open"],
            place_needs_expired=place_needs["expired"],
            organisations=len(organisations.there_on(day)),
            partners=len(organisations.partners_on(day)),
            cooperations=organisations.cooperations_on(day),
            introductions_proposed=_by_day(introductions, 1, day),
            introductions_made=_by_day([each for each in introductions if each[0] == "MADE"], 2, day),
        )

    def _distance_fragmentation(self) -> float | None:
        if not self.wants("distanceFragmentation"):
            return None
        return distance_fragmentation(reach(self._known_network))

    def _mixing(self, group_by: GroupBy) -> AreaMixing:
        network, members = self.population.network, self.memberships[group_by]
        names = [members.get(each) for each in self.population.people]
        numbers = {name: number for number, name in enumerate(sorted({each for each in names if each is not None}))}
        known = np.array([each is not None for each in names], dtype=np.bool_)
        # Whose group is not known gets a number of its own; all ties of theirs are left out.
        groups = np.array([len(numbers) if each is None else numbers[each] for each in names], dtype=np.int64)
        kept = network.keeping_ties(known[network.first] & known[network.second])
        found = ei_index(kept, groups)
        sizes = Counter(each for each in names if each is not None)
        return AreaMixing(
            group_by=group_by,
            within=found.internal,
            across=found.external,
            unknown=network.ties - kept.ties,
            ei_index=found.network,
            groups=[
                GroupSize(name, count) for name, count in sorted(sizes.items(), key=lambda each: (-each[1], each[0]))
            ][:SHOWN_GROUPS],
            explanation=self.telling.mixing(group_by, found.external, found.internal, len(numbers)),
        )

    @cached_property
    def _known_network(self) -> Network:
        known = np.array([each in self.with_known_tie for each in self.population.people], dtype=np.bool_)
        return self.population.network.keeping(known)[0]

    @cached_property
    def _parties(self) -> set[str]:
        return set(self.population.people) | self.records.organisations.there_on(self.population.day)

    @cached_property
    def _needs(self) -> list[DatedNeed]:
        return [each for each in self.records.needs if not self._parties.isdisjoint(each.askers)]

    @cached_property
    def _place_needs(self) -> list[DatedNeed]:
        return [each for each in self.records.needs if each.is_of_place]

    @cached_property
    def _offers(self) -> list[tuple[str, ...]]:
        day = self.population.day
        return [each.themes for each in self.records.offers if each.party in self._parties and each.holds_on(day)]

    def _states(self, needs: list[DatedNeed]) -> list[str]:
        return [state for each in needs if (state := each.state(self.population.day)) is not None]

    def _themes(self) -> list[ThemeBalance]:
        day = self.population.day
        states: Counter[tuple[str, str]] = Counter()
        for need in self._needs:
            if (state := need.state(day)) is not None:
                states.update((theme, state) for theme in need.themes)
        offers = Counter(theme for themes in self._offers for theme in themes)
        themes = {theme for theme, _ in states} | set(offers)
        balances = [self._balance(theme, states, offers[theme]) for theme in themes]
        return sorted(balances, key=lambda each: (-each.open, -each.asked, -each.offers, each.theme.id))

    def _balance(self, theme: str, states: Mapping[tuple[str, str], int], offers: int) -> ThemeBalance:
        met, open_, expired = (states.get((theme, each), 0) for each in ("met", "open", "expired"))
        return ThemeBalance(
            theme=Ref(theme),
            asked=met + open_ + expired,
            met=met,
            open=open_,
            offers=offers,
            offers_per_open_need=offers / open_ if open_ else None,
            open_needs_per_offer=open_ / offers if offers else None,
        )


def _by_day(introductions: list[list[str | None]], place: int, day: date) -> int:
    """How many have a date at this place that had come by the day; one without a date counts."""
    text = day.isoformat()
    return sum((moment := each[place]) is None or moment <= text for each in introductions)
