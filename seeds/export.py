"""Exports what a viewer may see as a Schakel folder or workbook; loading it again gives the same graph."""

from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from graph.access import Viewer
from graph.database import Database
from graph.sight import FIND_REVISION
from graph.statements import load_statement
from seeds.export_entities import EntityExport, LooseTie
from seeds.export_reading import Reader
from seeds.export_ties import TIES_HEADER, TieExport, loose_columns, loose_row
from seeds.folder_read import OnProgress
from seeds.format import FILE_OF_LABEL, FILE_OF_TIE, TIES_FILE
from seeds.known import COUNT_ENTITIES, CountRow
from seeds.placing import telling_refusals
from seeds.sinks import FolderSink, Sink, WorkbookSink, check_target

SECONDS = 30.0
COUNT_TIES = load_statement("export/count_ties", CountRow)


@dataclass(frozen=True)
class ExportReport:
    """What was exported: the rows of each file. While somebody changes the graph, files may tell of two moments."""

    path: Path
    rows: dict[str, int]
    changed_meanwhile: bool


@dataclass
class _Counter:
    """Counts the rows of each file and tells how far the export is."""

    total: int
    on_progress: OnProgress
    rows: dict[str, int] = field(default_factory=dict[str, int])

    def add(self, file: str, count: int) -> None:
        if count:
            self.rows[file] = self.rows.get(file, 0) + count
        # Ties in a column are part of the total, but not rows of their own.
        self.on_progress("export", min(sum(self.rows.values()), self.total), self.total)


async def export_folder(
    database: Database,
    viewer: Viewer,
    path: Path,
    *,
    xlsx: bool = False,
    delimiter: str = ",",
    overwrite: bool = False,
    on_progress: OnProgress | None = None,
) -> ExportReport:
    """Writes all that the viewer may see into a new folder, or a workbook, which appears only when it is whole."""
    check_target(path, is_workbook=xlsx, overwrite=overwrite)
    before = await _revision(database, viewer)
    counter = _Counter(await _total(database, viewer), on_progress or _silent)
    with telling_refusals(path), WorkbookSink(path) if xlsx else FolderSink(path, delimiter) as sink:
        await _write(Reader(database, viewer), sink, counter)
    counter.on_progress("export", counter.total, counter.total)
    return ExportReport(path, counter.rows, await _revision(database, viewer) != before)


async def _write(reader: Reader, sink: Sink, counter: _Counter) -> None:
    for label in FILE_OF_LABEL:
        entities = EntityExport(label, reader.day)
        async for rows, loose in entities.pages(reader):
            for row in rows:
                sink.write(entities.file.name, entities.header, row)
            counter.add(entities.file.name, len(rows))
            await _write_loose(reader, sink, counter, loose)
    for type_ in FILE_OF_TIE:
        ties = TieExport(type_)
        async for rows in ties.pages(reader):
            for row in rows:
                sink.write(ties.file.name, ties.header, row)
            counter.add(ties.file.name, len(rows))


async def _write_loose(reader: Reader, sink: Sink, counter: _Counter, loose: list[LooseTie]) -> None:
    for type_, some in groupby(loose, key=lambda each: each.type):
        ties = list(some)
        await reader.drop_unseen(loose_columns(type_), [each.facts for each in ties])
        for tie in ties:
            sink.write(TIES_FILE, TIES_HEADER, loose_row(tie))
        counter.add(TIES_FILE, len(ties))


async def _revision(database: Database, viewer: Viewer) -> int | None:
    row = await database.read_first(FIND_REVISION, viewer)
    return row.revision if row else None


async def _total(database: Database, viewer: Viewer) -> int:
    rows = [await database.read_first(each, viewer, seconds=SECONDS) for each in (COUNT_ENTITIES, COUNT_TIES)]
    return sum(row.count for row in rows if row)


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass
