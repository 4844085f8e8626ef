"""Who may not be brought together: obeyed by every proposal, shown by none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.asking import Asking
from graph.statements import load_statement


@dataclass(frozen=True)
class ApartRow:
    """Two people who may not be brought together."""

    one: str
    other: str


LIST_APART = load_statement("chains/list_apart", ApartRow)


def apart_day(asking: Asking, day: date) -> str:
    """The day that decides who is kept apart: a question about a day to come obeys what holds today."""
    return min(day, asking.viewer.day).isoformat()


async def kept_apart(asking: Asking, day: date, index: Mapping[str, int]) -> Mapping[int, frozenset[int]]:
    """For each node of a network who is kept apart from somebody: from whom. `index` gives the number of each id."""
    rows = await asking.database.read(LIST_APART, asking.viewer, apart_day=apart_day(asking, day))
    apart: dict[int, set[int]] = {}
    for row in rows:
        if row.one in index and row.other in index:
            apart.setdefault(index[row.one], set()).add(index[row.other])
            apart.setdefault(index[row.other], set()).add(index[row.one])
    return {each: frozenset(others) for each, others in apart.items()}
