"""Where an export is written: a folder of CSV files or a workbook, which gets its name only when it is whole."""

import csv
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from graph.errors import Conflict, LimitExceeded, SchakelError
from seeds.cells import cell_text, neutral
from seeds.folders import WORKBOOK
from seeds.format import FILE

MOST_SHEET_ROWS = 1_048_576
LONGEST_SHEET_CELL = 32_767
_EXPORTED = frozenset(f"{name}.csv" for name in FILE)


class Sink(Protocol):
    """Takes the rows of an export; files come into being with their first row."""

    def write(self, file: str, columns: Sequence[str], row: Sequence[object]) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def check_target(target: Path, *, is_workbook: bool, overwrite: bool) -> None:
    """Conflict when there is something at the target that the export would replace unasked."""
    if is_workbook and target.suffix.lower() != WORKBOOK:
        raise Conflict(f"{str(target)!r} does not end in {WORKBOOK}. Give the workbook such a name.")
    if overwrite and target.is_dir() and not is_workbook:
        _check_only_exported(target)
        return
    if overwrite and target.is_file() and is_workbook:
        return
    if target.is_dir() and not is_workbook and not any(target.iterdir()):
        return
    if target.exists():
        raise Conflict(
            f"{str(target)!r} exists and is not an empty folder. Give another name, or add --overwrite.",
            code="TARGET_EXISTS",
        )


def _check_only_exported(target: Path) -> None:
    """Conflict when a folder holds anything that no export wrote: overwriting would lose it."""
    foreign = sorted(each.name for each in target.iterdir() if not each.is_file() or each.name not in _EXPORTED)
    if foreign:
        raise Conflict(
            "{target} holds what no export wrote: {foreign}. Give another name, or move it elsewhere first.",
            code="TARGET_EXISTS",
            target=str(target),
            foreign=", ".join(foreign[:5]) + (" …" if len(foreign) > 5 else ""),
        )


class FolderSink:
    """A folder of CSV files in UTF-8 with a byte order mark, which spreadsheets recognise."""

    def __init__(self, target: Path, delimiter: str = ",") -> None:
        self._target = target.absolute()
        self._delimiter = delimiter
        self._open: dict[str, tuple[IO[str], Any]] = {}
        self._part = Path()

    def __enter__(self) -> Self:
        self._part = _new_part(self._target)
        return self

    def write(self, file: str, columns: Sequence[str], row: Sequence[object]) -> None:
        """Adds a row to a file."""
        if file not in self._open:
            stream = (self._part / f"{file}.csv").open("w", encoding="utf-8-sig", newline="")
            self._open[file] = stream, csv.writer(stream, delimiter=self._delimiter)
            self._open[file][1].writerow(columns)
        self._open[file][1].writerow([_safe(value) for value in row])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            for stream, _ in self._open.values():
                stream.close()
            if error is None:
                _put(self._part, self._target)
        finally:
            shutil.rmtree(self._part, ignore_errors=True)


class WorkbookSink:
    """An XLSX workbook with a sheet for each file; rows go to disk as they come."""

    def __init__(self, target: Path) -> None:
        self._target = target.absolute()
        self._sheets: dict[str, tuple[Any, int]] = {}
        self._part = Path()
        self._book: Any = None

    def __enter__(self) -> Self:
        self._part = _new_part(self._target)
        options = {"constant_memory": True, "tmpdir": str(self._part)}
        self._book = xlsxwriter.Workbook(str(self._part / "book.xlsx"), options)
        return self

    def write(self, file: str, columns: Sequence[str], row: Sequence[object]) -> None:
        """Adds a row to a sheet."""
        if file not in self._sheets:
            self._sheets[file] = self._book.add_worksheet(file), 0
            self._write(file, columns)
        self._write(file, row)

    def _write(self, file: str, row: Sequence[object]) -> None:
        sheet, number = self._sheets[file]
        if number >= MOST_SHEET_ROWS:
            raise LimitExceeded(
                f"{file} has more than {MOST_SHEET_ROWS:,} rows, too many for a sheet. Export CSV files."
            )
        for at, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(number, at, value)
            elif isinstance(value, int | float):
                sheet.write_number(number, at, value)
            elif value is not None:
                text = cell_text(value)
                if len(text) > LONGEST_SHEET_CELL:
                    raise LimitExceeded(f"A cell of {file} is longer than a sheet can hold. Export CSV files.")
                sheet.write_string(number, at, text)
        self._sheets[file] = sheet, number + 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if not self._sheets:
                self._book.add_worksheet("_")
            self._book.close()
            if error is None:
                _put(self._part / "book.xlsx", self._target)
        finally:
            shutil.rmtree(self._part, ignore_errors=True)


def _safe(value: object) -> str:
    """A cell of a CSV file; a number is no formula, also when it is below zero."""
    text = cell_text(value)
    return neutral(text) if isinstance(value, str | list) else text


def _new_part(target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        Path(part).chmod(0o755)
    except OSError as error:
        reason = f"Nothing can be written to {str(target.parent)!r}: {error.strerror}."
        raise SchakelError(reason, code="NO_ROOM") from error
    return Path(part)


def _put(part: Path, target: Path) -> None:
    """Gives what was written its name, in place of what was there."""
    if not target.is_dir():
        part.replace(target)
        return
    before = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".before", dir=target.parent))
    target.replace(before / target.name)
    part.replace(target)
    shutil.rmtree(before, ignore_errors=True)
