"""The question `possibleDuplicates`: who may be in here twice."""

from dataclasses import dataclass
from typing import Any

from graph.answers import Ref
from graph.asking import Asking
from graph.checks import check_id, check_number
from graph.database import ANALYSIS_SECONDS
from graph.duplicates.answer import DuplicatePair
from graph.duplicates.naming import read_name
from graph.duplicates.scoring import (
    LEAST_SCORE,
    Candidate,
    Record,
    candidates,
    plain_email,
    plain_phone,
    plain_postcode,
)
from graph.duplicates.telling import explanation_of, parts_of
from graph.places import places_within
from graph.rows import PeopleRow, PersonIdsRow
from graph.statements import load_statement

MOST_PAIRS = 100
# For so many of the likeliest pairs it is looked up what speaks for and against them in the graph.
LOOKED_UP = 1000


@dataclass(frozen=True)
class EvidenceRow:
    """Lists of two ids, shared contacts, shared meetings, whether they are two people for sure."""

    evidence: list[list[Any]]


LIST_NAMES = load_statement("duplicates/list_names", PeopleRow)
LIST_OF_PLACES = load_statement("duplicates/list_of_places", PersonIdsRow)
LIST_EVIDENCE = load_statement("duplicates/list_evidence", EvidenceRow)


async def possible_duplicates(asking: Asking, *, area: str | None = None, first: int = 20) -> list[DuplicatePair]:
    """Pairs of records that may be of one person, the most likely first.

    With `area`, at least one of the two lives or is active there. Two people who know each other, and pairs of whom
    somebody said that they are two people, are left out.
    """
    most = check_number("first", first, MOST_PAIRS)
    place = None if area is None else check_id("area", area)
    key = ("possibleDuplicates", place, asking.viewer.day)
    likely = await asking.snapshots.found(asking.viewer, key, lambda: _likely(asking, place))
    return [_told(asking, each) for each in likely[:most]]


async def _likely(asking: Asking, area: str | None) -> list[Candidate]:
    """The likeliest pairs, found among everybody."""
    within = None if area is None else await _people_of(asking, area)
    rows = await asking.database.read(LIST_NAMES, asking.viewer, seconds=ANALYSIS_SECONDS)
    people = rows[0].people
    found = await asking.snapshots.work(
        lambda stop: candidates([_record(each) for each in people], stop.check, within)[:LOOKED_UP],
        seconds=asking.service.analysis_seconds,
    )
    likely = [each for each in await _with_evidence(asking, found) if each.score >= LEAST_SCORE]
    return sorted(likely, key=lambda each: each.order)[:MOST_PAIRS]


async def _people_of(asking: Asking, area: str) -> frozenset[str]:
    places = await places_within(asking.database, asking.viewer, area)
    rows = await asking.database.read(
        LIST_OF_PLACES,
        asking.viewer,
        seconds=ANALYSIS_SECONDS,
        place_ids=places,
        day=asking.viewer.day.isoformat(),
    )
    return frozenset(rows[0].people)


def _record(row: list[Any]) -> Record:
    id_, sorted_name, nicknames, email, phone, postcode, home = row
    name = read_name(sorted_name, tuple(nicknames or ()))
    return Record(id_, name, plain_email(email), plain_phone(phone), plain_postcode(postcode), home)


async def _with_evidence(asking: Asking, found: list[Candidate]) -> list[Candidate]:
    """The candidates with what the graph tells of them, without those that are two people for sure."""
    pairs = [[each.one.id, each.other.id] for each in found]
    rows = await asking.database.read(LIST_EVIDENCE, asking.viewer, seconds=ANALYSIS_SECONDS, pairs=pairs)
    told = {(one, other): rest for one, other, *rest in rows[0].evidence}
    kept: list[Candidate] = []
    for each in found:
        contacts, meetings, are_two = told.get((each.one.id, each.other.id), (0, 0, True))
        if not are_two:
            kept.append(each.knowing(contacts, meetings))
    return kept


def _told(asking: Asking, candidate: Candidate) -> DuplicatePair:
    language = asking.viewer.language
    parts = parts_of(candidate, language)
    return DuplicatePair(
        Ref(candidate.one.id), Ref(candidate.other.id), candidate.score, parts, explanation_of(parts, language)
    )
