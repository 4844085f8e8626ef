"""How much is asked of people already: what counts is the condition `isLoad` (`graph.conditions`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.asking import Asking
from graph.statements import load_statement


@dataclass(frozen=True)
class LoadsRow:
    """Lists of person id, questions and introductions open for them."""

    loads: list[tuple[str, int]]


# With so much open already, somebody is spared where another can do the same.
MUCH = 3

LIST_LOADS = load_statement("connectors/list_loads", LoadsRow)


async def loads_of(asking: Asking, people: Sequence[str]) -> dict[str, int]:
    """How much is open for each of these people on the day of who asks."""
    day = asking.viewer.day.isoformat()
    rows = await asking.database.read(LIST_LOADS, asking.viewer, person_ids=list(people), day=day)
    return dict(rows[0].loads)
