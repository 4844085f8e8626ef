"""What a database holds: how many people and organisations, and what the people came of."""

from dataclasses import dataclass

from graph.access import Viewer
from graph.database import Database
from graph.statements import load_statement

SECONDS = 30.0


@dataclass(frozen=True)
class Holdings:
    """How many people and organisations there are."""

    people: int
    organisations: int

    def in_words(self) -> str:
        """Such as "1,204 people and 1 organisation"."""
        organisations = "1 organisation" if self.organisations == 1 else f"{self.organisations:,} organisations"
        return f"{people_in_words(self.people)} and {organisations}"


@dataclass(frozen=True)
class SourceRow:
    """How many people came of one source; of none when nobody said it."""

    source: str | None
    people: int


COUNT_PARTIES = load_statement("load/count_parties", Holdings)
LIST_PEOPLE_SOURCES = load_statement("load/list_people_sources", SourceRow)


async def count_parties(database: Database, viewer: Viewer) -> Holdings:
    """How many there are now."""
    row = await database.read_first(COUNT_PARTIES, viewer, seconds=SECONDS)
    return row or Holdings(0, 0)


async def list_people_sources(database: Database, viewer: Viewer) -> list[SourceRow]:
    """The sources of most people, those of most first."""
    return await database.read(LIST_PEOPLE_SOURCES, viewer, seconds=SECONDS)


def people_in_words(count: int) -> str:
    """How many people, in a sentence."""
    return "1 person" if count == 1 else f"{count:,} people"
