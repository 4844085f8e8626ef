"""The question `briefing`: one sheet for the host of an evening."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from graph.asking import Asking
from graph.briefing.answer import Briefing
from graph.briefing.answering import Answering, Found
from graph.briefing.evening import MOST_PEOPLE, Evening, Guest, Ties
from graph.briefing.reading import Reading
from graph.checks import check_number
from graph.matching import MatchAmong, matches_among
from graph.namesakes import namesakes

MOST_INTRODUCTIONS = 50


async def briefing(asking: Asking, *, meeting: str, first: int = 8) -> Briefing:
    """Who will come to a meeting, who knows whom, and at most `first` introductions for the whole evening.

    Expected are those who were invited or said they come, those who are there already, and regulars. Nobody is
    introduced more than twice, nobody who may not be asked, and no two who know each other or said no before; one
    question takes a second introduction only when nothing else is left.
    """
    most = check_number("first", first, MOST_INTRODUCTIONS)
    revision = await asking.snapshots.revision(asking.viewer)
    reading = Reading.of(asking)
    row = await reading.meeting(meeting)
    evening = Evening(row, await reading.visitors(row))
    found = await _read(asking, reading, evening)
    return await asking.snapshots.work(
        lambda _: Answering(asking, found, most, revision).answer(), seconds=asking.service.analysis_seconds
    )


async def _read(asking: Asking, reading: Reading, evening: Evening) -> Found:
    """Everything about those who are expected, or missed, that the fields asked for need."""
    guests = evening.guests[:MOST_PEOPLE]
    ids = [each.id for each in guests]
    everybody = sorted({*ids, *(each.known.id for each in evening.missed)})
    introduced = ids if asking.wants("introductions") else []
    area = evening.meeting.area if asking.wants("absentGroups") else None
    contacts, apart, absent, groups, earlier, matches = await asyncio.gather(
        reading.contacts(everybody),
        reading.apart(),
        reading.absent_groups(area, ids),
        reading.groups(introduced),
        reading.earlier(introduced),
        _matches(asking, guests),
    )
    ties = Ties(contacts, asking.viewer.day)
    kept = [each for each in matches if (each.asker, each.giver) not in apart]
    found = Found(evening, guests, ties, groups, kept, earlier, apart, absent)
    alike = [each for group in namesakes(found.all_names) for each in group]
    return replace(found, marks=await reading.marks(alike))


async def _matches(asking: Asking, guests: Sequence[Guest]) -> list[MatchAmong]:
    if not asking.wants("introductions") and not asking.wants("matches"):
        return []
    return await matches_among(asking, [each.id for each in guests if each.known.is_askable])
