"""A small café for questions about an evening: a series in the hall, and who came."""

from collections.abc import Iterable, Mapping

from graph.database import Database
from tests.support.areas import Tie, draw_meeting, draw_ties, draw_town

SERIES = "cafe"
TONIGHT = "2026-11-26"
PAST = ("2026-05-28", "2026-06-25", "2026-07-30", "2026-08-27", "2026-09-24", "2026-10-29")


async def draw_cafe(
    database: Database,
    people: Mapping[str, str | None] | Iterable[str],
    ties: Iterable[Tie] = (),
    *,
    came: Mapping[str, Iterable[int]] | None = None,
    tonight: Mapping[str, str] | None = None,
    organisations: Mapping[str, Mapping[str, object]] | None = None,
    properties: Mapping[str, Mapping[str, object]] | None = None,
) -> None:
    """Writes six past evenings and tonight, all in the hall, in place of what was there.

    `came` says to which past evenings somebody came, 1 to 6, the latest last; `tonight` how far they are for tonight.
    """
    await draw_town(database, people, (), organisations=organisations, properties=properties)
    for number, day in enumerate(PAST, start=1):
        visitors = [person for person, evenings in (came or {}).items() if number in evenings]
        await draw_meeting(database, f"evening-{number}", day, visitors, series=SERIES)
    await draw_meeting(database, "tonight", TONIGHT, [], series=SERIES)
    held = [(each, "HELD_AT", "hall") for each in (*(f"evening-{number}" for number in range(1, 7)), "tonight")]
    status = [(person, "ATTENDS", "tonight", {"status": each}) for person, each in (tonight or {}).items()]
    await draw_ties(database, [*held, *status, *ties])


def wishes(person: str, talent: str, summary: str = "") -> tuple[str, list[Tie]]:
    """The Cypher of a need of somebody, and its ties."""
    need = f"need-{person}-{talent}"
    text = (
        f"CREATE (:Entity:Need {{id: '{need}', summary: '{summary or talent}', kind: 'QUESTION', status: 'OPEN', "
        "version: 1})"
    )
    return text, [(person, "HAS_NEED", need), (need, "ASKS_FOR", talent)]
