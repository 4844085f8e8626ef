"""Both days of a comparison as a flat list of figures."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.area_report.answer import AreaChange, AreaFigures
from graph.area_report.telling import Telling
from graph.groups import GroupBy

Value = float | None


@dataclass(frozen=True)
class _Figure:
    """One figure of `AreaFigures` that is shown side by side."""

    measure: str
    unit: str
    value: Callable[[AreaFigures], Value]


def _across(group_by: GroupBy) -> Callable[[AreaFigures], Value]:
    return lambda figures: next((each.across for each in figures.mixing if each.group_by is group_by), None)


def _index(group_by: GroupBy) -> Callable[[AreaFigures], Value]:
    return lambda figures: next((each.ei_index for each in figures.mixing if each.group_by is group_by), None)


_FIGURES = (
    _Figure("people", "people", lambda each: each.people),
    _Figure("ties", "ties", lambda each: each.ties),
    _Figure("withoutKnownTie", "people", lambda each: each.without_known_tie),
    _Figure("groups", "groups", lambda each: each.groups),
    _Figure("largestGroup", "people", lambda each: each.largest_group),
    _Figure("fragmentation", "share", lambda each: each.fragmentation),
    _Figure("distanceFragmentation", "share", lambda each: each.distance_fragmentation),
    _Figure("tiesAcrossRoles", "ties", _across(GroupBy.ROLE)),
    _Figure("tiesAcrossOrganisations", "ties", _across(GroupBy.ORGANISATION)),
    _Figure("tiesAcrossNeighbourhoods", "ties", _across(GroupBy.NEIGHBOURHOOD)),
    _Figure("eiIndexOfRoles", "index", _index(GroupBy.ROLE)),
    _Figure("eiIndexOfOrganisations", "index", _index(GroupBy.ORGANISATION)),
    _Figure("eiIndexOfNeighbourhoods", "index", _index(GroupBy.NEIGHBOURHOOD)),
    _Figure("tiesFromMeetings", "ties", lambda each: each.ties_from_meetings),
    _Figure("introductionsMade", "introductions", lambda each: each.introductions_made),
    _Figure("needsAsked", "needs", lambda each: each.needs_asked),
    _Figure("needsMet", "needs", lambda each: each.needs_met),
    _Figure("needsOpen", "needs", lambda each: each.needs_open),
    _Figure("needsExpired", "needs", lambda each: each.needs_expired),
    _Figure("offers", "offers", lambda each: each.offers),
    _Figure("placeNeedsMet", "needs", lambda each: each.place_needs_met),
    _Figure("placeNeedsOpen", "needs", lambda each: each.place_needs_open),
    _Figure("placeNeedsExpired", "needs", lambda each: each.place_needs_expired),
    _Figure("organisations", "organisations", lambda each: each.organisations),
    _Figure("partners", "organisations", lambda each: each.partners),
    _Figure("cooperations", "pairs", lambda each: each.cooperations),
)


def changes(before: AreaFigures, after: AreaFigures, telling: Telling) -> list[AreaChange]:
    """Every figure on both days and the difference; None where one of them has no value."""
    found: list[AreaChange] = []
    for figure in _FIGURES:
        old, new = figure.value(before), figure.value(after)
        difference = None if old is None or new is None else new - old
        found.append(
            AreaChange(
                measure=figure.measure,
                label=telling.label(figure.measure),
                unit=figure.unit,
                before=old,
                after=new,
                difference=difference,
            )
        )
    return found
