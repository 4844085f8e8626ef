"""The question `openActions`: what waits for somebody, what is lost first of all first."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from graph.actions.answer import OpenAction, OpenActionKind
from graph.actions.reading import Reader
from graph.actions.telling import Telling
from graph.asking import Asking
from graph.briefing.evening import Evening, Missed, Ties
from graph.briefing.reading import Reading
from graph.checks import check_id, check_number
from graph.known import check_known
from graph.places import places_within
from graph.words import Phrase

MOST_ACTIONS = 200


async def open_actions(
    asking: Asking, *, area: str | None = None, by: str | None = None, first: int = 50
) -> list[OpenAction]:
    """What is still open in an area, or everywhere; `by` keeps what one party could act on, or asked of another.

    First needs that run out, by the day on which they do, so that what ran out already stands on top; then what waits,
    the longest first, then what is open since nobody knows when. Last come facts that may be held until a day: nobody
    waits for these.
    """
    most = check_number("first", first, MOST_ACTIONS)
    actor = check_id("by", by) if by is not None else None
    places = await places_within(asking.database, asking.viewer, check_id("area", area)) if area is not None else None
    if actor is not None:
        await check_known(asking, "by", actor, Phrase("person or organisation"))
    reader = Reader(asking, places)
    introductions, answers, needs, bases, evenings = await asyncio.gather(
        reader.introductions(), reader.answers(), reader.needs(), reader.bases(), reader.evenings()
    )
    telling = Telling(asking.viewer.language, asking.viewer.day)
    found = [
        *map(telling.introduction, introductions),
        *map(telling.need, needs),
        *map(telling.basis, bases),
        *await _missed(asking, evenings, telling),
    ]
    mine = [each for each in found if actor is None or (each.who_could_act and each.who_could_act.id == actor)]
    # It waits for who was asked, or said yes; who asked them will want to know what became of it.
    mine += [telling.answer(each) for each in answers if actor is None or actor in (each.helper.id, each.asker.id)]
    return [replace(each, open_in_all=len(mine)) for each in sorted(mine, key=_urgency)[:most]]


def _urgency(action: OpenAction) -> tuple[bool, bool, date, str, str]:
    is_basis = action.kind is OpenActionKind.BASIS_RUNNING_OUT
    day = action.due or action.since or date.max
    return is_basis, action.due is None, day, action.kind.value, action.about.id


async def _missed(asking: Asking, evenings: Iterable[Evening], telling: Telling) -> list[OpenAction]:
    """The regulars who were missed, each once, unless they were seen at another series or spoken to since."""
    latest: dict[str, tuple[Missed, Evening]] = {}
    seen: dict[str, date] = {}
    for evening in evenings:
        for day, meeting in zip(evening.meeting.days, evening.meeting.evenings, strict=True):
            for each in evening.people:
                if meeting in each.came:
                    seen[each.id] = max(seen.get(each.id, date.min), date.fromisoformat(day))
        for each in evening.missed:
            known = latest.get(each.known.id)
            if known is None or known[0].last_came < each.last_came:
                latest[each.known.id] = each, evening
    reading = Reading.of(asking)
    contacts, apart = await asyncio.gather(reading.contacts(sorted(latest)), reading.apart())
    ties = Ties(contacts, asking.viewer.day)
    found: list[OpenAction] = []
    for person, (missed, evening) in sorted(latest.items()):
        caller = ties.closest(person, apart)
        # Those who would miss them, or call them; a neighbour who greets does not tell the café.
        asking_after = {each.id for each in evening.people} | {each.other for each in (caller,) if each}
        contacts = [each for other, each in ties.of_one(person).items() if other in asking_after]
        spoken = max(
            (date.fromisoformat(each.last_contact) for each in contacts if each.last_contact), default=date.min
        )
        if seen[person] <= missed.last_came and spoken <= missed.missed_until:
            found.append(telling.missed(missed, caller))
    return found
