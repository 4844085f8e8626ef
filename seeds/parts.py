"""What waits in the database to be applied: rows of entities, of ties, or of columns that stand for ties."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Literal

from seeds.columns import TieColumn, column_ties
from seeds.folder_read import FolderRead
from seeds.folders import Source
from seeds.format import COLUMN_TIES
from seeds.known import Stored
from seeds.rows import FIRST_VALUE, ID, NUMBER, TYPE
from seeds.spool import Row

_MANY = 1_000
FORMAT = 1
"""Raised when the form of a part changes, so that no version applies what another has staged."""


@dataclass(frozen=True)
class Part:
    """Some rows of one file, of one kind. What the rows hold stands at the functions that apply them.

    `is_new`: when this was staged there was nothing of the kind in the database to compare with.
    """

    kind: Literal["entities", "ties", "columns"]
    file: str
    of: str
    columns: list[str]
    rows: list[Row]
    is_new: bool
    owner: Literal["start", "end"] = "start"
    is_lasting: bool = False


async def parts_of(folder: FolderRead, stored: Stored) -> AsyncIterator[Part]:
    """All parts of a folder in the order in which they are applied: whatever one refers to comes before it."""
    told: set[str] = set()
    for source in folder.entity_sources():
        for part in _entities(folder, source, stored.is_empty):
            yield part
    for source in folder.tie_sources():
        for block in folder.good_blocks(source):
            for type_ in dict.fromkeys(row[TYPE] for row in block):
                is_new = await _is_new(stored, type_, len(block))
                told.add(type_)
                yield _ties(folder, source, type_, block, is_new=is_new)
    for source in folder.entity_sources():
        reading = folder.readings[source.number].of(None)
        for column in column_ties(reading):
            type_, rows = column.tie.type, folder.spool.rows[source.number]
            is_new = type_ not in told and await _is_new(stored, type_, rows)
            for block in folder.good_blocks(source):
                if block:
                    yield _columns(folder, source, column, block, is_new=is_new)
            # Two files may have a column for the same type of tie, such as activeIn.
            told.add(type_)


async def _is_new(stored: Stored, type_: str, rows: int) -> bool:
    """Whether there is nothing to compare ties of a type with. A few rows are compared faster than that is asked."""
    return stored.is_empty or (rows >= _MANY and not await stored.has_ties(type_))


def _entities(folder: FolderRead, source: Source, is_new: bool) -> Iterator[Part]:
    reading = folder.readings[source.number].of(None)
    kept = [(FIRST_VALUE + at, column.name) for at, column in enumerate(reading.columns) if column.is_stored]
    places = [NUMBER, ID, *(at for at, _ in kept)]
    for block in folder.good_blocks(source):
        rows = [[row[at] for at in places] for row in block]
        if rows:
            yield Part("entities", source.shown, str(source.file.label), [name for _, name in kept], rows, is_new)


def _ties(folder: FolderRead, source: Source, type_: str, block: list[Row], *, is_new: bool) -> Part:
    reading = folder.readings[source.number].of(type_)
    columns = [column.name for column in reading.columns]
    rows = [[row[NUMBER], *row[TYPE + 1 :]] for row in block if row[TYPE] == type_]
    return Part("ties", source.shown, type_, columns, rows, is_new)


def _columns(folder: FolderRead, source: Source, column: TieColumn, block: list[Row], *, is_new: bool) -> Part:
    type_ = column.tie.type
    rows: list[Row] = []
    for row in block:
        beside = [each.other for each in folder.beside.get((type_, row[ID]), ())]
        rows.append([row[NUMBER], row[ID], column.others(row), beside, *(row[at] for at, _ in column.riders)])
    return Part(
        "columns",
        source.shown,
        type_,
        [name for _, name in column.riders],
        rows,
        is_new,
        COLUMN_TIES[type_].owner,
        column.tie.is_lasting,
    )
