"""Applies staged rows to the graph. Rows that are stored so already change nothing."""

from collections.abc import Awaitable, Callable, Iterable

from graph.database import Transaction
from graph.sight import raise_revision
from seeds.applying_columns import apply_columns
from seeds.applying_entities import apply_entities
from seeds.applying_ties import apply_ties
from seeds.effects import Effects
from seeds.parts import Part

FileEffects = tuple[str, Effects]
"""What rows of a file did."""

_APPLY: dict[str, Callable[[Transaction, Part], Awaitable[Effects]]] = {
    "entities": apply_entities,
    "ties": apply_ties,
    "columns": apply_columns,
}


async def apply(change: Transaction, parts: Iterable[Part]) -> list[FileEffects]:
    """Applies some parts in their order; the graph has a new revision when anything changed."""
    done = [(part.file, await _APPLY[part.kind](change, part)) for part in parts]
    if any(effects.has_any for _, effects in done):
        await raise_revision(change)
    return done
