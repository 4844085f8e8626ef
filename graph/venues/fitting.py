"""How well each venue fits, and in which order. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from math import inf

from graph.answers import Ref
from graph.matching.ranking import NEARBY_METRES, metres_between
from graph.matching.subject import Spot, spot_of
from graph.matching.tree import Way
from graph.model.kinds import Language
from graph.venues.answer import VenueFit, VenuePart, VenuePartKind, VenueSpace
from graph.venues.asked import Wanted
from graph.venues.telling import Telling


@dataclass(frozen=True)
class Space:
    """Something offered at a venue."""

    venue: str
    party: str
    talent: str
    summary: str | None
    conditions: str | None


@dataclass(frozen=True)
class Place:
    """A venue: where it is, who runs it and has a seat there, and how many people come."""

    id: str
    spot: Spot | None
    areas: frozenset[str]
    run_by: tuple[str, ...]
    based_here: tuple[str, ...]
    visitors: tuple[int, ...]

    @property
    def per_meeting(self) -> float | None:
        """Visitors of a meeting on average; None when nobody counted."""
        return round(sum(self.visitors) / len(self.visitors), 1) if self.visitors else None


def place_of(
    id_: str,
    spot: Sequence[float] | None,
    areas: Sequence[str],
    run_by: Sequence[str],
    based_here: Sequence[str],
    visitors: Sequence[int],
) -> Place:
    """A venue as it was read."""
    return Place(id_, spot_of(spot), frozenset(areas), tuple(run_by), tuple(based_here), tuple(visitors))


class Fitting:
    """The fits of one question."""

    def __init__(
        self,
        wanted: Wanted,
        language: Language,
        ways: Mapping[str, Mapping[str, Way]],
        goals: Mapping[str, set[str]],
    ) -> None:
        self._wanted = wanted
        self._ways = ways
        self._goals = goals
        self._telling = Telling(wanted.tree, language)

    def fits(self, spaces: Sequence[Space], places: Mapping[str, Place]) -> list[VenueFit]:
        """The venues in their order: what fits best, more shared goals, near, fewer visitors, fewer metres."""
        by_venue: dict[str, list[Space]] = {}
        for each in spaces:
            if each.venue in places:
                by_venue.setdefault(each.venue, []).append(each)
        found = sorted((self._fit(places[venue], offered) for venue, offered in by_venue.items()), key=_order)
        most = self._wanted.first
        shown = [self._placed(*each) for each in zip_longest(found[:most], found[1 : most + 1])]
        # The last one that is shown has nothing below it of which its sentence could be read.
        return [*(self._told(*each) for each in pairwise(shown)), *shown[-1:]]

    def _placed(self, fit: VenueFit, following: VenueFit | None) -> VenueFit:
        """The fit with what put it above the one that follows, shown or not."""
        if following is None:
            return fit
        return replace(fit, above_next_by=next((kind for kind, key in _ORDER if key(fit) != key(following)), None))

    def _told(self, fit: VenueFit, following: VenueFit) -> VenueFit:
        """The fit with a sentence on what put it above the one that is shown below it."""
        if fit.above_next_by is None:
            return fit
        told = self._telling.above_next(fit.above_next_by, fit, following)
        return replace(fit, explanation=f"{fit.explanation} {told}")

    def _fit(self, place: Place, offered: Sequence[Space]) -> VenueFit:
        spaces = [self._space(each) for each in offered]
        talents = {each.talent for each in offered}
        best = [max((ways[each].score for each in talents & set(ways)), default=0.0) for ways in self._ways.values()]
        score = round(sum(best) / len(best), 2)
        goals = sorted(
            {goal for each in (*place.run_by, *(own.party for own in offered)) for goal in self._shared(each)}
        )
        metres, is_nearby = self._nearness(place)
        spaces.sort(key=lambda each: (-each.score, each.party.id, each.talent.id))
        parts = self._parts(place, spaces[0], score, len(goals), metres, is_nearby)
        return VenueFit(
            venue=Ref(place.id),
            score=score,
            spaces=spaces,
            run_by=[Ref(each) for each in place.run_by],
            based_here=[Ref(each) for each in place.based_here],
            shared_goals=[Ref(each) for each in goals],
            meetings=len(place.visitors),
            visitors_per_meeting=place.per_meeting,
            metres=metres,
            is_nearby=is_nearby,
            above_next_by=None,
            parts=parts,
            explanation=" ".join(each.explanation for each in parts),
        )

    def _space(self, space: Space) -> VenueSpace:
        fitting = [(ways[space.talent], asked) for asked, ways in self._ways.items() if space.talent in ways]
        way, asked = min(fitting, key=lambda each: (-each[0].score, each[1]))
        return VenueSpace(
            talent=Ref(space.talent),
            asked=Ref(asked) if asked else None,
            party=Ref(space.party),
            score=way.score,
            summary=space.summary,
            conditions=space.conditions,
        )

    def _shared(self, party: str) -> set[str]:
        return self._goals.get(party, set())

    def _nearness(self, place: Place) -> tuple[int | None, bool]:
        near = self._wanted.near
        if near is None:
            return None, False
        area = near.area if near.is_party else near.id
        spot = spot_of(near.spot)
        metres = metres_between(spot, place.spot) if spot and place.spot else None
        return metres, area in place.areas or (metres is not None and metres <= NEARBY_METRES)

    def _parts(
        self, place: Place, space: VenueSpace, score: float, goals: int, metres: int | None, is_nearby: bool
    ) -> list[VenuePart]:
        parts = [VenuePart(VenuePartKind.SPACE, score, self._telling.space(space))]
        if goals:
            parts.append(VenuePart(VenuePartKind.GOALS, goals, self._telling.goals(goals)))
        if metres is not None or is_nearby:
            parts.append(VenuePart(VenuePartKind.DISTANCE, metres or 0, self._telling.distance(metres)))
        if place.per_meeting is not None:
            told = self._telling.visitors(place.per_meeting, len(place.visitors))
            parts.append(VenuePart(VenuePartKind.VISITORS, place.per_meeting, told))
        return parts


def _visitors(fit: VenueFit) -> float:
    return inf if fit.visitors_per_meeting is None else fit.visitors_per_meeting


def _metres(fit: VenueFit) -> float:
    return inf if fit.metres is None else fit.metres


# By what venues are told apart, the first that differs decides; what is not known comes last.
_ORDER: tuple[tuple[VenuePartKind, Callable[[VenueFit], float]], ...] = (
    (VenuePartKind.SPACE, lambda fit: -fit.score),
    (VenuePartKind.GOALS, lambda fit: -len(fit.shared_goals)),
    (VenuePartKind.DISTANCE, lambda fit: not fit.is_nearby),
    (VenuePartKind.VISITORS, _visitors),
    (VenuePartKind.DISTANCE, _metres),
)


def _order(fit: VenueFit) -> tuple[list[float], str]:
    return [key(fit) for _, key in _ORDER], fit.venue.id
