"""Where people live: somebody who moves to a new home no longer lives in the one before."""

from datetime import date

from graph.changes.periods import first_day, holds_after, overlap
from graph.changes.results import Findings
from graph.changes.stored import Neighbour, Tie, ties_of
from graph.changes.writing import write_tie_change
from graph.database import Transaction


async def move(change: Transaction, home: Tie, findings: Findings, field: str) -> None:
    """Ends the homes before this new one, on the day it begins; notes a home that began later than this one."""
    if home.type != "LIVES_IN" or not holds_after(home.values, change.viewer.day):
        return
    begins = _begins(change, home.values.get("since"))
    for other in await _others(change, home):
        if not holds_after(other.values, begins):
            continue
        if first_day(other.values.get("since")) > begins:
            _note_overlap(other, findings, field)
        else:
            await write_tie_change(change, "LIVES_IN", other.values["id"], {"until": begins.isoformat()})


async def check_one_home(change: Transaction, home: Tie, findings: Findings, field: str) -> None:
    """Notes a second home at the same time, today or later, which a changed date would bring about."""
    if home.type != "LIVES_IN" or not holds_after(home.values, change.viewer.day):
        return
    for other in await _others(change, home):
        if holds_after(other.values, change.viewer.day) and overlap(home.values, other.values):
            _note_overlap(other, findings, field)


async def move_later(change: Transaction, home: Tie, since: object) -> None:
    """Has the home that ended for this one end when this one is to begin instead."""
    begins = _begins(change, since)
    for other in await _left_for(change, home):
        if first_day(other.values.get("since")) < begins:
            await write_tie_change(change, "LIVES_IN", other.values["id"], {"until": begins.isoformat()})


async def move_back(change: Transaction, home: Tie) -> None:
    """Has the home before this one, which is taken out, go on for as long as this one was to last."""
    for other in await _left_for(change, home):
        await write_tie_change(change, "LIVES_IN", other.values["id"], {"until": home.values.get("until")})


async def _left_for(change: Transaction, home: Tie) -> list[Neighbour]:
    """The homes that end when this one begins, today or later: what ended before may have been so without the move."""
    if home.type != "LIVES_IN":
        return []
    begins = _begins(change, home.values.get("since"))
    if begins < change.viewer.day:
        return []
    return [each for each in await _others(change, home) if each.values.get("until") == begins.isoformat()]


def _begins(change: Transaction, since: object) -> date:
    return first_day(str(since)) if since else change.viewer.day


async def _others(change: Transaction, home: Tie) -> list[Neighbour]:
    homes = await ties_of(change, home.start.id, "LIVES_IN")
    return [each for each in homes if each.values["id"] != home.id]


def _note_overlap(other: Neighbour, findings: Findings, field: str) -> None:
    findings.add(
        "OVERLAP",
        field,
        "There is another home at that time ({id}, in {place}). End that one first, or give this one an end.",
        id=other.values["id"],
        place=other.other,
    )
