"""Reads what is exported, page by page, as the viewer may see it."""

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Any

from graph.access import Viewer
from graph.database import Database
from graph.model import Property, TieType
from seeds.export_texts import (
    Found,
    entities_statement,
    seen_statement,
    ties_of_statement,
    ties_statement,
)
from seeds.facts import Facts, waiting
from seeds.format import Column
from seeds.known import batches

OwnedFacts = tuple[str, Facts]
"""The id at the other end of a tie, and the properties of the tie."""
PAGE = 5_000
SECONDS = 60.0


class Reader:
    """Reads for one viewer. No more than one page is held at a time."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer
        self._seen = seen_statement(viewer.sight)
        self.day = viewer.day

    async def entities(self, label: str, properties: Sequence[Property]) -> AsyncIterator[list[Facts]]:
        """The entities of a label, each with its properties by name."""
        statement = entities_statement(label, properties, self._viewer.sight)
        names, after = [each.name for each in properties], ""
        while True:
            rows = await self._read(statement, after=after, page=PAGE)
            if rows:
                yield [_facts(names, row) for row in rows]
            if len(rows) < PAGE:
                return
            after = rows[-1][names.index("id")]

    async def ties(self, tie: TieType, start: str, end: str) -> AsyncIterator[list[tuple[str, str, Facts]]]:
        """The ties of a type between entities of two labels: both ids, and the properties."""
        names, after = tie_names(tie), ""
        statement = ties_statement(tie.type, start, end, names, self._viewer.sight)
        while True:
            rows = await self._read(statement, after=after, page=PAGE)
            if rows:
                yield [(start_id, end_id, _facts(names, values)) for start_id, end_id, *values in rows]
            if len(rows) < PAGE:
                return
            after = rows[-1][2 + names.index("id")]

    async def ties_of(self, tie: TieType, owner: str, label: str, ids: Sequence[str]) -> dict[str, list[OwnedFacts]]:
        """The ties of a type that these entities of a label have at one side, by their ids."""
        names = tie_names(tie)
        found: dict[str, list[OwnedFacts]] = {}
        for other in tie.ends if owner == "start" else tie.starts:
            start, end = (label, other) if owner == "start" else (other, label)
            statement = ties_of_statement(tie.type, owner, start, end, names, self._viewer.sight)
            for id_, other_id, *values in await self._read(statement, ids=list(ids)):
                found.setdefault(id_, []).append((other_id, _facts(names, values)))
        return found

    async def _read(self, statement: Found, **given: object) -> list[list[Any]]:
        # The rule of sight stands in these texts already, so that they need its parameters whatever their file says.
        parameters = {**given, **self._viewer.parameters()}
        text = statement.text(self._viewer.sight)
        [row] = await self._database.read_text(text, parameters, name=statement.name, seconds=SECONDS)
        return statement.decode(row).found

    async def drop_unseen(self, columns: Iterable[Column], rows: Iterable[Facts]) -> None:
        """Takes ids out of the rows of what is gone or not to be seen by the viewer; accounts are no entities."""
        given = list(rows)
        references = [column for column in columns if column.is_stored and column.kinds]
        ids = {row[column.name] for column in references for row in given if row.get(column.name)}
        seen: dict[str, Any] = {}
        for some in batches(sorted(ids)):
            seen |= dict(await self._read(self._seen, ids=some))
        for column in references:
            for row in given:
                id_ = row.get(column.name)
                if id_ and not seen.get(id_, not column.must_exist):
                    row[column.name] = None


def tie_names(tie: TieType) -> list[str]:
    """The properties of a tie that stand in files."""
    return [each.name for each in tie.properties if not each.is_derived]


def _facts(names: Sequence[str], values: Sequence[Any]) -> Facts:
    return {name: waiting(value) for name, value in zip(names, values, strict=True)}
