"""How near the candidates are: one statement for the steps of all, one for the places and languages of all."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.asking import Asking
from graph.database import LONG_READ_SECONDS
from graph.languages import USUAL, spoken
from graph.matching.candidates import Candidate
from graph.matching.ranking import Nearness, metres_between
from graph.matching.subject import OriginRow, Subject, spot_of
from graph.statements import load_statement


@dataclass(frozen=True)
class StepsRow:
    """Lists of the id of a party and how many steps away it is."""

    steps: list[list[Any]]


@dataclass(frozen=True)
class SpotsRow:
    """Lists of what is in a `Place`."""

    spots: list[list[Any]]


@dataclass(frozen=True)
class Place:
    """Where a party or a venue is, and what a person speaks."""

    id: str
    spot: list[float] | None
    postcode: str | None
    area: str | None
    languages: list[str] | None


LIST_STEPS = load_statement("matching/list_steps", StepsRow)
LIST_SPOTS = load_statement("matching/list_spots", SpotsRow)


def chain_start(subject: Subject) -> str | None:
    """The party from which chains are counted: the one that was named, else who it is about."""
    named = subject.near_to if subject.near_to is not None and subject.near_to.is_party else subject.asker
    return named.id if named else None


async def find_nearness(asking: Asking, subject: Subject, candidates: Sequence[Candidate]) -> list[Nearness]:
    """How near each candidate is to the subject, in the same order."""
    if not candidates:
        return []
    steps, spots = await asyncio.gather(_steps(asking, subject, candidates), _spots(asking, candidates))
    return [_nearness(subject, each, steps.get(each.party), spots) for each in candidates]


async def _steps(asking: Asking, subject: Subject, candidates: Sequence[Candidate]) -> dict[str, int]:
    start = chain_start(subject)
    if start is None:
        return {}
    row = await asking.database.read_first(
        LIST_STEPS,
        asking.viewer,
        seconds=LONG_READ_SECONDS,
        from_id=start,
        party_ids=sorted({each.party for each in candidates} - {start}),
        sees_care=asking.viewer.sees_all,
        hub_size=asking.service.hub_size,
        day=asking.viewer.day.isoformat(),
    )
    return {str(each[0]): int(each[1]) for each in row.steps} if row else {}


async def _spots(asking: Asking, candidates: Sequence[Candidate]) -> dict[str, Place]:
    row = await asking.database.read_first(
        LIST_SPOTS,
        asking.viewer,
        seconds=LONG_READ_SECONDS,
        party_ids=sorted({each.party for each in candidates}),
        venue_ids=sorted({each.venue for each in candidates if each.venue}),
        day=asking.viewer.day.isoformat(),
    )
    return {place.id: place for place in (Place(*each) for each in row.spots)} if row else {}


def _nearness(subject: Subject, each: Candidate, steps: int | None, spots: dict[str, Place]) -> Nearness:
    origin, party = subject.origin, spots.get(each.party)
    venue = spots.get(each.venue) if each.venue else None
    theirs = each.their_spot or spot_of(venue.spot if venue else None) or spot_of(party.spot if party else None)
    ours = spot_of(subject.near_to.spot) if subject.near_to else None
    ours = ours or each.our_spot or spot_of(origin.spot if origin else None)
    metres = metres_between(ours, theirs) if ours and theirs else None
    is_nearby = metres is None and _is_nearby(origin, party)
    return Nearness(steps, *_in_common(subject, party), metres, is_nearby)


def _in_common(subject: Subject, party: Place | None) -> tuple[bool, tuple[str, ...]]:
    """Whether the two speak a same language, as far as is known, and which besides the one that most people speak."""
    one = subject.asker or subject.near_to
    if one is None or one.languages is None:
        return True, ()
    shared = spoken(one.languages) & spoken(party.languages if party else None)
    return bool(shared), tuple(sorted(shared - {USUAL}))


def _is_nearby(origin: OriginRow | None, party: Place | None) -> bool:
    """Whether the two share a neighbourhood, or four digits of a postcode."""
    if origin is None or party is None:
        return False
    lives_in = origin.area if origin.is_party else origin.id
    same_area = lives_in is not None and lives_in == party.area
    return same_area or (origin.postcode is not None and origin.postcode == party.postcode)
