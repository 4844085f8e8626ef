"""What given parties offer, for the questions that start from the means at hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.access import Viewer
from graph.database import ANALYSIS_SECONDS, Database
from graph.matching.subject import may_read
from graph.model import DataClass
from graph.rows import OffersRow
from graph.statements import load_statement


@dataclass(frozen=True)
class Offered:
    """One thing that a party offers."""

    party: str
    talent: str
    kind: str
    summary: str | None
    conditions: str | None
    at: str | None


LIST_OFFERS = load_statement("offers/list_offers", OffersRow)


async def offers_of(database: Database, viewer: Viewer, party_ids: Iterable[str], day: date) -> list[Offered]:
    """What these parties offer on a day, as far as it may be seen, by party and talent."""
    rows = await database.read(
        LIST_OFFERS,
        viewer,
        seconds=ANALYSIS_SECONDS,
        party_ids=sorted(set(party_ids)),
        sees_offers=may_read(viewer, DataClass.B),
        day=day.isoformat(),
    )
    return [Offered(*each) for each in rows[0].offers]
