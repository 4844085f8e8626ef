"""By which introduction two know each other, looked up where nothing else tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.asking import Asking
from graph.chains.reading import read
from graph.chains.ties import Found, Introduced, Link
from graph.model.kinds import TieKind
from graph.statements import load_statement


@dataclass(frozen=True)
class IntroductionRow:
    one: str
    other: str
    broker: str | None
    made_on: str | None
    reason: str | None


LIST_INTRODUCTIONS = load_statement("chains/list_introductions", IntroductionRow)


async def with_introductions(asking: Asking, chains: Sequence[Found]) -> list[Found]:
    """The chains, where a tie that says nothing else of how two know each other says who introduced them."""
    pairs = {(one.id, other.id) for found in chains for one, other, link in found.steps if _is_untold(link)}
    if not pairs:
        return list(chains)
    rows = await read(asking, LIST_INTRODUCTIONS, pairs=sorted(map(list, pairs)))
    known = {
        (row.one, row.other): Introduced(
            row.broker, date.fromisoformat(row.made_on) if row.made_on else None, row.reason
        )
        for row in rows
    }
    return [_told(found, known) for found in chains] if known else list(chains)


def _told(found: Found, known: dict[tuple[str, str], Introduced]) -> Found:
    links = [
        link._replace(introduced=known.get((one.id, other.id))) if _is_untold(link) else link
        for one, other, link in found.steps
    ]
    return Found(found.stops, tuple(links))


def _is_untold(link: Link) -> bool:
    return link.kind is TieKind.KNOWS and link.origin is not None and not (link.why or link.knows_kind or link.strength)
