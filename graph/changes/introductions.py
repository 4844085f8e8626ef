"""An introduction that was made is a tie: the two know each other from then on."""

from datetime import date
from typing import Any

from graph.changes.periods import holds_after
from graph.changes.rules import canonical
from graph.changes.stored import Entity, Tie, lock_entities, ties_between, ties_of
from graph.changes.writing import write_tie_change, write_ties
from graph.database import Transaction
from graph.ids import new_id
from graph.model.kinds import IntroductionStatus, KnownBy

MADE = IntroductionStatus.MADE.value


async def make_known(change: Transaction, introduction: Entity, before: Entity | None) -> None:
    """Creates or refreshes the tie between the two, when the introduction has become made by this change."""
    if introduction.values["status"] != MADE or (before and before.values["status"] == MADE):
        return
    made_on: Any = introduction.values.get("madeOn") or change.viewer.day
    ends = [each.other for each in await ties_of(change, introduction.id, "INTRODUCES")]
    if len(ends) != 2:
        return
    found = await lock_entities(change, ends)
    start, end = (found[each] for each in canonical("KNOWS", *ends))
    for known in await ties_between(change, "KNOWS", start, end):
        if holds_after(known, change.viewer.day):
            await write_tie_change(change, "KNOWS", str(known["id"]), _refreshed(known, made_on))
            return
    values = {
        "since": made_on.isoformat(),
        "lastContact": made_on,
        "knownBy": KnownBy.OBSERVED.value,
        "origin": introduction.id,
    }
    await write_ties(change, [Tie(new_id(), "KNOWS", start, end, values)])


def _refreshed(known: dict[str, Any], made_on: date) -> dict[str, date]:
    """An older introduction that is recorded late does not set a tie back."""
    return {"lastContact": max(known.get("lastContact") or made_on, made_on)}
