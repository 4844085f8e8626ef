"""Has the database plan the searches before anybody waits for them."""

from contextlib import suppress

from graph.asking import Asking
from graph.chains.asked import USUAL_TIES, padded
from graph.errors import SchakelError
from graph.statements import LOADED, camel_case

PLANNING_SECONDS = 30.0


async def prepare(asking: Asking) -> None:
    """Plans every statement of chains and surroundings for viewers like this one.

    The database keeps a plan per text, types of parameters and size class of lists, and only when a statement is run:
    EXPLAIN leaves nothing behind. So each is run once for parties that do not exist, which costs nothing but the plan.
    """
    day = asking.viewer.day
    nobody = padded([])
    given: dict[str, object] = {
        "from_id": "",
        "to_id": "",
        "goal_id": "",
        "ids": nobody,
        "from_ids": nobody,
        "known_ids": nobody,
        "avoiding": nobody,
        "pairs": [["", ""]] * 11,
        "ties": [each.value for each in USUAL_TIES],
        "day": day.isoformat(),
        "after": day.isoformat(),
        "apart_day": day.isoformat(),
        "date": day,
        "through_hubs": False,
        "hub_size": asking.service.hub_size,
        "max_steps": 1,
        "length": 1,
        "rows": 1,
        "language": asking.viewer.language.value,
        "kind": "",
    }
    for name, statement in list(LOADED.items()):
        if name.startswith(("chains/", "surroundings/")):
            own = {key: value for key, value in given.items() if camel_case(key) in statement.header.parameters}
            with suppress(SchakelError):
                await asking.database.read(statement, asking.viewer, seconds=PLANNING_SECONDS, **own)
