"""Exports the ties of a type as rows of their file; an id that is made from the tie itself is left out."""

from collections.abc import AsyncIterator
from typing import Any

from graph.model import TIE
from seeds.export_entities import LooseTie
from seeds.export_reading import Reader
from seeds.facts import Facts
from seeds.format import COLUMN_TIES, FILE, FILE_OF_LABEL, FILE_OF_TIE, TIES_FILE, Column, tie_columns
from seeds.identity import KEYS, tie_id

_LEAD = ["type", "from", "to"]
TIES_HEADER = _LEAD + [each.name for each in FILE[TIES_FILE].columns if each.name not in _LEAD]


class TieExport:
    """The export of the types of ties that have a file of their own."""

    def __init__(self, type_: str) -> None:
        self.file = FILE_OF_TIE[type_]
        self.header = [column.name for column in self.file.columns]
        self._tie = TIE[type_]

    async def pages(self, reader: Reader) -> AsyncIterator[list[list[object]]]:
        """Rows in the order of the columns."""
        for start in self._tie.starts:
            if _has_column(start, self._tie.type):
                continue  # told by the column of that file
            for end in self._tie.ends:
                async for page in reader.ties(self._tie, start, end):
                    await reader.drop_unseen(self.file.columns, [facts for _, _, facts in page])
                    yield [self._row(*each) for each in page]

    def _row(self, start: str, end: str, facts: Facts) -> list[object]:
        ends = {self.file.start.name: start, self.file.end.name: end}
        row = {**facts, **ends, "id": shown_id(self._tie.type, start, end, facts)}
        return [row.get(name) for name in self.header]


def loose_row(tie: LooseTie) -> list[object]:
    """A row of the file of ties of any type."""
    row: dict[str, Any] = {**tie.facts, "type": tie.type, "from": tie.start, "to": tie.end}
    row["id"] = shown_id(tie.type, tie.start, tie.end, tie.facts)
    return [row.get(name) for name in TIES_HEADER]


def loose_columns(type_: str) -> tuple[Column, ...]:
    """The columns of a type in the file of ties of any type."""
    return tie_columns(TIE[type_])


def shown_id(type_: str, start: str, end: str, facts: Facts) -> object:
    """The id as it stands in a file: nothing where the same id will be made again."""
    key = [facts.get(name) for name in KEYS[type_]]
    return None if facts["id"] == tie_id(type_, start, end, key, facts.get("since")) else facts["id"]


def _has_column(label: str, type_: str) -> bool:
    """Whether the file of a label has a column for this type of tie."""
    file = FILE_OF_LABEL[label]
    owner = COLUMN_TIES[type_].owner if type_ in COLUMN_TIES else None
    return owner == "start" and any(column.tie and column.tie.type == type_ for column in file.columns)
