"""Loads a Schakel folder: reads and checks all of it, stages what is good, then applies it to the graph."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from graph.access import DEMO_VIEWER, Viewer
from graph.database import Database
from graph.errors import InvalidInput
from seeds.applying import FileEffects
from seeds.checks import Checker
from seeds.effects import Effects
from seeds.folder_read import FolderRead, OnProgress, read_folder
from seeds.known import Known, Stored
from seeds.parts import parts_of
from seeds.refused import write_refused
from seeds.report import FileReport, LoadReport
from seeds.staging import Left, Run, begun, busy, clear

ROWS_PER_CHUNK = 5_000


@dataclass(frozen=True)
class _Wishes:
    path: Path
    skip_bad_rows: bool
    rows_per_chunk: int
    on_progress: OnProgress


@dataclass
class _Counts:
    """What was done, by the name of each file."""

    effects: dict[str, Effects] = field(default_factory=dict[str, Effects])

    def add(self, done: list[FileEffects]) -> None:
        for file, effects in done:
            self.effects.setdefault(file, Effects()).add(effects)


async def load_folder(
    database: Database,
    path: Path,
    *,
    viewer: Viewer,
    skip_bad_rows: bool = False,
    on_progress: OnProgress | None = None,
    dry_run: bool = False,
    rows_per_chunk: int = ROWS_PER_CHUNK,
) -> LoadReport:
    """Loads a folder or workbook into the graph; all of it, or nothing.

    Whatever is wrong is told before the first write, as FolderRefused. With `skip_bad_rows` the good rows are loaded
    and the others written into a folder of their own; with `dry_run` nothing is written and the report tells what is
    wrong. An earlier load whose process is gone is finished or undone first.
    """
    if not viewer.sees_all:
        raise InvalidInput("Only somebody who sees everything can load a folder. Ask a manager.", code="NOT_ALLOWED")
    wishes = _Wishes(path, skip_bad_rows, rows_per_chunk, on_progress or _silent)
    if dry_run:
        return await _try(Known(Stored(database, viewer)), wishes)
    if await resume_loads(database, on_progress=on_progress, viewer=viewer) is Left.BUSY:
        raise busy()
    async with begun(database, viewer) as run:
        return await _load(database, viewer, wishes, run)


async def check_folder(path: Path, *, may_be_stored: bool = False, on_progress: OnProgress | None = None) -> LoadReport:
    """Checks a folder without a database: all of it where there are no data yet.

    With `may_be_stored` there are data that nobody looks into: what depends on them is passed over.
    """
    known = Known(Stored(None, DEMO_VIEWER), may_be_stored=may_be_stored)
    return await _try(known, _Wishes(path, False, ROWS_PER_CHUNK, on_progress or _silent))


async def resume_loads(
    database: Database, on_progress: OnProgress | None = None, *, viewer: Viewer = DEMO_VIEWER
) -> Left:
    """Finishes or undoes a load that was killed halfway; to be called at every start. A running load is left alone."""
    tell = on_progress or _silent
    return await clear(database, viewer, lambda done, total, _effects: tell("resume", done, total))


async def _try(known: Known, wishes: _Wishes) -> LoadReport:
    await known.stored.begin()
    async with read_folder(wishes.path, known, wishes.rows_per_chunk, wishes.on_progress) as folder:
        await Checker(folder, wishes.skip_bad_rows, wishes.on_progress).run()
        return _report(folder, _Counts(), None, is_trial=True)


async def _load(database: Database, viewer: Viewer, wishes: _Wishes, run: Run) -> LoadReport:
    stored = Stored(database, viewer)
    await stored.begin()
    async with read_folder(wishes.path, Known(stored), wishes.rows_per_chunk, wishes.on_progress) as folder:
        await Checker(folder, wishes.skip_bad_rows, wishes.on_progress).run()
        if folder.problems.bad and not wishes.skip_bad_rows:
            raise folder.problems.refusal()
        refused = write_refused(folder, wishes.path) if folder.problems.bad else None
        try:
            await _stage(folder, stored, wishes, run)
        except BaseException:
            if refused:
                shutil.rmtree(refused, ignore_errors=True)
            raise
        counts = _Counts()

        def count(done: int, total: int, effects: list[FileEffects]) -> None:
            counts.add(effects)
            wishes.on_progress("store", done, total)

        await run.apply(count)
        return _report(folder, counts, refused, is_trial=False)


async def _stage(folder: FolderRead, stored: Stored, wishes: _Wishes, run: Run) -> None:
    rows = folder.rows()

    def tell(done: int) -> None:
        # The columns of an entity that stand for ties are staged apart from it and count once.
        wishes.on_progress("stage", min(done, rows), rows)

    await run.stage(parts_of(folder, stored), wishes.rows_per_chunk, tell)


def _report(folder: FolderRead, counts: _Counts, refused: Path | None, *, is_trial: bool) -> LoadReport:
    files: list[FileReport] = []
    for source in folder.sources:
        rows = folder.lines[source.number]
        bad = sum(1 for number, _ in folder.problems.bad if number == source.number)
        effects = counts.effects.get(source.shown, Effects())
        new, changed = len(effects.new), len(effects.changed - effects.new)
        unchanged = 0 if is_trial else rows - new - changed - bad
        files.append(FileReport(source.shown, rows, new, changed, unchanged, bad))
    shown = sorted(folder.problems.shown, key=lambda each: (each.file, each.row or 0))
    lost = sum(each.lost for each in counts.effects.values())
    return LoadReport(tuple(files), is_trial, tuple(shown), folder.problems.count, refused, lost)


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass
