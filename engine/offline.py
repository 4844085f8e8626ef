"""Saving, restoring and checking the data of a stopped engine with Neo4j's own tools.

New data are made ready beside the old ones and take their place in one step: a broken file, a full disk or a killed
process leaves the old data as they were.
"""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.ahead import ahead_flags
from engine.cache import jar_paths
from engine.conditions import require_disk
from engine.conf import conf_text
from engine.directory import Layout, prepare
from engine.errors import EngineError
from engine.java import ADMIN_TOOL
from engine.launch import Order, failure, read_log, run_to_end
from engine.options import EngineOptions, OnProgress, Progress

NEEDS_RECOVERY = "Active logical log detected"
BROKEN_DUMP = r"Not a valid Neo4j archive|Zstd\w*Exception|Truncated source|Data corruption|EOFException"
SHARE_DONE = re.compile(r"data:\s+(\d+)\.\d%|(\d+)%")
TAIL_BYTES = 2_000


class NeedsRecoveryError(Exception):
    """The engine was killed: its data must be opened once before a tool can read them."""


@dataclass(frozen=True)
class CheckReport:
    """What a check found; `report` names the file with every single fault."""

    is_consistent: bool
    summary: str
    report: Path | None
    seconds: float


@dataclass(frozen=True)
class Tool:
    """Neo4j's tools on one home, while the directory is held."""

    home: Layout
    log: Path
    lock: int
    options: EngineOptions

    def run(self, arguments: Sequence[str], on_progress: OnProgress, step: str) -> int:
        """The exit code; what the tool wrote is in the log."""
        prepare(self.home)
        conf = conf_text(self.home.root, 0, self.options)
        (self.home.root / "conf" / "neo4j.conf").write_text(conf, encoding="utf-8")
        order = Order(
            home=self.home.root,
            main_class=ADMIN_TOOL,
            arguments=["database", *arguments],
            jars=jar_paths(self.options),
            log=self.log,
            lock=self.lock,
            owner=os.getpid(),
            flags=ahead_flags(self.options),
        )
        code = run_to_end(order, self.options, self._shown(on_progress, step))
        if code != 0 and NEEDS_RECOVERY in read_log(self.log):
            raise NeedsRecoveryError
        return code

    def _shown(self, on_progress: OnProgress, step: str) -> Callable[[float], None]:
        def show(_seconds: float) -> None:
            on_progress(Progress(step, share_done(_tail(self.log)), 100, "%"))

        return show


def dump(layout: Layout, options: EngineOptions, lock: int, file: Path, on_progress: OnProgress) -> None:
    """Writes the data into one file, which appears under its name when it is whole."""
    tool = Tool(layout, layout.root / "logs" / "dump.log", lock, options)
    draft = Path(tempfile.mkdtemp(prefix=".schakel-dump-", dir=file.parent))
    try:
        code = tool.run(["dump", "neo4j", f"--to-path={draft}"], on_progress, "Saving the data")
        if code != 0:
            raise failure("The data cannot be saved", tool.log, code)
        _flush(draft / "neo4j.dump")
        (draft / "neo4j.dump").replace(file)
        _flush(file.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def load(layout: Layout, options: EngineOptions, lock: int, file: Path, on_progress: OnProgress) -> None:
    """Puts the data of a dump in the place of the present ones, after having read and checked all of it."""
    shutil.rmtree(layout.incoming, ignore_errors=True)
    incoming = Layout(layout.incoming)
    prepare(incoming)
    require_disk(layout.root, options.minimum_free_mib)
    try:
        _unpack(incoming, layout, options, lock, file, on_progress)
        report = check(incoming, layout, options, lock, on_progress)
        if not report.is_consistent:
            raise _broken(file, f"its data contradict themselves ({report.summary})")
        change_over(layout, incoming.data)
    finally:
        shutil.rmtree(layout.incoming, ignore_errors=True)


def _unpack(
    incoming: Layout, layout: Layout, options: EngineOptions, lock: int, file: Path, on_progress: OnProgress
) -> None:
    source = incoming.root / "dump"
    source.mkdir()
    (source / "neo4j.dump").symlink_to(file)
    tool = Tool(incoming, layout.root / "logs" / "load.log", lock, options)
    code = tool.run(["load", "neo4j", f"--from-path={source}"], on_progress, "Reading the dump")
    if code != 0 and re.search(BROKEN_DUMP, read_log(tool.log)):
        raise _broken(file, "it is damaged, cut off, or no dump at all")
    if code != 0:
        raise failure("The dump cannot be loaded", tool.log, code)


def _broken(file: Path, why: str) -> EngineError:
    return EngineError(
        f"The dump {file} is refused: {why}. The present data are untouched; take another dump.",
        code="ENGINE_DUMP_BROKEN",
        facts={"file": str(file)},
    )


def change_over(layout: Layout, new: Path) -> None:
    """`mend` brings the old data back when this is killed between the two renames."""
    if layout.data.exists():
        layout.data.rename(layout.previous)
    new.rename(layout.data)
    _flush(layout.root)
    shutil.rmtree(layout.previous, ignore_errors=True)


def check(home: Layout, layout: Layout, options: EngineOptions, lock: int, on_progress: OnProgress) -> CheckReport:
    """Reads all data of a home and compares them with their indexes and counts."""
    began = time.monotonic()
    tool = Tool(home, layout.root / "logs" / "check.log", lock, options)
    arguments = ["check", "neo4j", f"--report-path={layout.root / 'logs'}"]
    limit = f"--max-off-heap-memory={options.page_cache_mib}m"
    code = tool.run([*arguments, limit], on_progress, "Checking the data")
    text = read_log(tool.log)
    if code != 0 and "Inconsistencies found" not in text:
        raise failure("The data cannot be checked", tool.log, code)
    return CheckReport(code == 0, summary_of(text), _report_file(text), time.monotonic() - began)


def summary_of(log: str) -> str:
    """The number of faults that the tool counted."""
    errors = re.search(r"Number of errors: (\d+)", log)
    warnings = re.search(r"Number of warnings: (\d+)", log)
    if not errors and not warnings:
        return "no faults found"
    return f"{errors[1] if errors else 0} errors, {warnings[1] if warnings else 0} warnings"


def _report_file(log: str) -> Path | None:
    found = re.search(r"See '([^']+\.report)'", log)
    return Path(found[1]) if found else None


def share_done(log_tail: str) -> int:
    """The last percentage a tool wrote."""
    found = SHARE_DONE.findall(log_tail)
    return int(next(filter(None, found[-1]))) if found else 0


def _tail(log: Path) -> str:
    try:
        with log.open("rb") as stream:
            stream.seek(max(0, log.stat().st_size - TAIL_BYTES))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
