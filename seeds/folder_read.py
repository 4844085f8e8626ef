"""Reads all files of a folder once: the rows that can be used by themselves, and what is wrong with the others."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.dates import held_on
from seeds.columns import owner_and_other
from seeds.folders import Source, SourceReader, find_sources
from seeds.format import AREA, VENUE
from seeds.known import Known, Place
from seeds.problems import Problems
from seeds.rows import END, FIRST_TIE_VALUE, ID, START, TYPE, Reading, RowRead, SourceReading
from seeds.spool import Row, Spool
from seeds.tables import Line, Table

OnProgress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done and how much there is to do."""
BYTES_PER_BLOCK = 1 << 21


@dataclass(frozen=True)
class Beside:
    """A tie from a file of ties of a type for which an entity file has a column."""

    other: str
    holds_today: bool
    place: Place


@dataclass
class FolderRead:
    """A folder as read. `beside` holds, per type and entity with the column, the ties told in files of ties."""

    sources: list[Source]
    readings: dict[int, SourceReading]
    spool: Spool
    problems: Problems
    known: Known
    beside: dict[tuple[str, str], list[Beside]] = field(default_factory=dict[tuple[str, str], "list[Beside]"])
    lines: dict[int, int] = field(default_factory=dict[int, int])

    def entity_sources(self) -> list[Source]:
        """The files of entities."""
        return [each for each in self.sources if each.file.label]

    def tie_sources(self) -> list[Source]:
        """The files of ties."""
        return [each for each in self.sources if not each.file.label]

    def rows(self) -> int:
        """How many rows were kept."""
        return sum(self.spool.rows.values())

    def good_blocks(self, source: Source) -> Iterator[list[Row]]:
        """The rows of a source that are not refused."""
        bad = {row for number, row in self.problems.bad if number == source.number}
        for block in self.spool.blocks(source.number):
            yield [row for row in block if row[0] not in bad] if bad else block

    def note(self, source: Source, row: int, column: str | None, value: object, reason: str) -> None:
        """Notes that a row cannot be used."""
        self.problems.add(source.number, source.shown, row, column, value, reason)

    def shown(self, place: Place) -> str:
        """Where something stands, for people."""
        return f"{self.sources[place.source].shown}, row {place.row}"


@asynccontextmanager
async def read_folder(
    path: Path, known: Known, rows_per_block: int, on_progress: OnProgress
) -> AsyncGenerator[FolderRead]:
    """Reads a folder; what was read is there until the end of the context."""
    sources = find_sources(path)
    with Spool(rows_per_block, BYTES_PER_BLOCK) as spool, SourceReader() as reader:
        # All headers first: a wrong column is told at once, not after a million rows.
        tables, readings = _headers(sources, reader)
        folder = FolderRead(sources, readings, spool, Problems(), known)
        total = sum(table.size for table in tables.values())
        done = 0
        for source in sources:
            table = tables[source.number]
            for _ in _read_source(folder, source, table):
                on_progress("read", done + table.done(), total)
                await asyncio.sleep(0)
            done += table.size
            table.close()
        on_progress("read", total, total)
        yield folder


def check_headers(path: Path) -> None:
    """Refuses a folder that is not there, or has a file or column of a name that is not known."""
    with SourceReader() as reader:
        _headers(find_sources(path), reader)


def _headers(sources: list[Source], reader: SourceReader) -> tuple[dict[int, Table], dict[int, SourceReading]]:
    tables = {source.number: reader.table(source) for source in sources}
    return tables, {
        source.number: SourceReading(source.shown, source.file, tables[source.number].header) for source in sources
    }


def _read_source(folder: FolderRead, source: Source, table: Table) -> Iterator[None]:
    """Reads one file; pauses after every block."""
    reading, count = folder.readings[source.number], 0
    for line in table.rows():
        count += 1
        read = reading.read(line)
        _note_faults(folder, source, line, read)
        if source.file.label:
            _note_entity(folder, source, line, read, reading)
        elif read.row and not read.faults:
            _note_beside(folder, source, read.row, reading)
        if (read.row and folder.spool.add(source.number, read.row, sum(map(len, line.cells)))) or count % 5_000 == 0:
            yield
    folder.spool.flush(source.number)
    folder.lines[source.number] = count


def _note_faults(folder: FolderRead, source: Source, line: Line, read: RowRead) -> None:
    for column, value, reason in read.faults:
        folder.note(source, line.number, column, value, reason)


def _note_entity(folder: FolderRead, source: Source, line: Line, read: RowRead, reading: SourceReading) -> None:
    if read.id is None:
        return
    kind = str(source.file.label)
    if kind == "Location":
        at = reading.of(None).position["kind"]
        kind = VENUE if read.row and read.row[ID + 1 + at] == "VENUE" else AREA
    before = folder.known.add(read.id, kind, Place(source.number, line.number))
    if before:
        column = "id" if reading.of(None).has_ids else None
        reason = f"There is another row with the id {read.id}: {folder.shown(before)}. An id stands for one thing."
        folder.note(source, line.number, column, read.id, reason)
    elif read.faults:
        folder.known.refuse(read.id)


def _note_beside(folder: FolderRead, source: Source, row: Row, reading: SourceReading) -> None:
    ends = owner_and_other(row[TYPE], row[START], row[END])
    if ends:
        holds = _holds(reading.of(row[TYPE]), row, folder.known.stored.day)
        beside = Beside(ends[1], holds, Place(source.number, row[0]))
        folder.beside.setdefault((row[TYPE], ends[0]), []).append(beside)


def _holds(reading: Reading, row: Row, day: date) -> bool:
    at = reading.position
    since = row[FIRST_TIE_VALUE + at["since"]] if "since" in at else None
    until = row[FIRST_TIE_VALUE + at["until"]] if "until" in at else None
    return held_on(since, until, day)
