"""What things are called in a message about a file."""

from collections.abc import Iterable

from graph.nouns import NOUNS
from seeds.format import AREA, PLACES, VENUE

_NOUNS = {**NOUNS, AREA: "an area", VENUE: "a venue"}


def noun(kind: str) -> str:
    """A kind of entity with its article."""
    return _NOUNS[kind]


def nouns(kinds: Iterable[str]) -> str:
    """Several kinds, of which any will do."""
    given = list(kinds)
    if set(PLACES) <= set(given):
        given = ["Location" if kind == AREA else kind for kind in given if kind != VENUE]
    *others, last = [noun(kind) for kind in given]
    return f"{', '.join(others)} or {last}" if others else last
