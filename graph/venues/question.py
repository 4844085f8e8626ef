"""The question `venuesFor`: where could this take place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.asking import Asking
from graph.coalitions.facts import LIST_PURSUITS
from graph.database import ANALYSIS_SECONDS
from graph.matching.subject import may_read
from graph.matching.tree import SAME_OR_BELOW, Way
from graph.model import DataClass
from graph.stakeholders.facts import read_around
from graph.statements import load_statement
from graph.venues.answer import VenueFit
from graph.venues.asked import Wanted, read_wanted
from graph.venues.fitting import Fitting, Place, Space, place_of


@dataclass(frozen=True)
class SpacesRow:
    """Lists of what is in a `Space`."""

    spaces: list[list[Any]]


@dataclass(frozen=True)
class VenuesRow:
    """Lists of what is in a `Place`."""

    venues: list[list[Any]]


LIST_SPACES = load_statement("venues/list_spaces", SpacesRow)
LIST_VENUES = load_statement("venues/list_venues", VenuesRow)


async def venues_for(
    asking: Asking,
    *,
    arrangement: str | None = None,
    talents: Iterable[str] | None = None,
    near: str | None = None,
    first: int = 10,
) -> list[VenueFit]:
    """Places that fit an arrangement or a service, the best first.

    What is wanted are the `talents`, else the places that who started the arrangement asks for, else any place. Then
    count goals in common with who runs it, being near, and little use. Only places of the municipality from which
    distance is counted, when it is known.
    """
    wanted = await read_wanted(asking, arrangement=arrangement, talents=talents, near=near, first=first)
    ways = ways_of(wanted)
    around = await read_around(asking, [wanted.near.id]) if wanted.near else None
    spaces = [each for each in await _spaces(asking, wanted, ways) if around is None or each.venue in around]
    places = await _places(asking, {each.venue for each in spaces})
    holders = {*(each.party for each in spaces), *(runner for each in places.values() for runner in each.run_by)}
    goals = await _goals(asking, wanted, holders)
    return Fitting(wanted, asking.viewer.language, ways, goals).fits(spaces, places)


def ways_of(wanted: Wanted) -> dict[str, dict[str, Way]]:
    """For each talent asked: what fits it, and how well. Under an empty name when any place will do."""
    if not wanted.talents:
        return {"": {each: Way(SAME_OR_BELOW, (each,)) for each in wanted.rooms}}
    return {asked: wanted.tree.answers_to(asked) for asked in wanted.talents}


async def _spaces(asking: Asking, wanted: Wanted, ways: dict[str, dict[str, Way]]) -> list[Space]:
    rows = await asking.database.read(
        LIST_SPACES,
        asking.viewer,
        seconds=ANALYSIS_SECONDS,
        talent_ids=sorted({talent for each in ways.values() for talent in each}),
        excluded=sorted(wanted.excluded),
        sees_offers=may_read(asking.viewer, DataClass.B),
        day=asking.viewer.day.isoformat(),
    )
    return [Space(*each) for each in rows[0].spaces]


async def _places(asking: Asking, venues: Iterable[str]) -> dict[str, Place]:
    day = asking.viewer.day
    after = day.replace(year=day.year - 1, day=min(day.day, 28))
    rows = await asking.database.read(
        LIST_VENUES,
        asking.viewer,
        seconds=ANALYSIS_SECONDS,
        venue_ids=sorted(venues),
        after=after.isoformat(),
        day=day.isoformat(),
    )
    return {place.id: place for place in (place_of(*each) for each in rows[0].venues)}


async def _goals(asking: Asking, wanted: Wanted, holders: Iterable[str]) -> dict[str, set[str]]:
    """Which of the goals wanted each of these organisations pursues."""
    if not wanted.goals:
        return {}
    rows = await asking.database.read(
        LIST_PURSUITS,
        asking.viewer,
        seconds=ANALYSIS_SECONDS,
        organisation_ids=sorted(holders),
        day=asking.viewer.day.isoformat(),
    )
    found: dict[str, set[str]] = {}
    for organisation, goal, *_ in rows[0].pursuits:
        if goal in wanted.goals:
            found.setdefault(organisation, set()).add(goal)
    return found
