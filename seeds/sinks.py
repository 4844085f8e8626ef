"""Where an export is written: a folder of CSV files or a workbook, which gets its name only when it is whole."""

import csv
import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from traceback import clear_frames
from types import TracebackType
from typing import IO, Any, Protocol, Self

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]
from xlsxwriter.exceptions import FileCreateError  # pyright: ignore[reportMissingTypeStubs]

from graph.errors import Conflict, LimitExceeded
from seeds.cells import cell_text, neutral
from seeds.folders import WORKBOOK
from seeds.format import FILE
from seeds.placing import check_replaceable, new_part, place_of, put, telling_refusals

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
    """Conflict when there is something at the target that the export would replace unasked, or cannot replace."""
    with telling_refusals(target):
        _check_target(target, is_workbook=is_workbook, overwrite=overwrite)


def _check_target(target: Path, *, is_workbook: bool, overwrite: bool) -> None:
    if is_workbook and target.suffix.lower() != WORKBOOK:
        raise Conflict(f"{str(target)!r} does not end in {WORKBOOK}. Give the workbook such a name.")
    if target.is_dir() and not is_workbook:
        check_replaceable(target)
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
        self._target = place_of(target)
        self._delimiter = delimiter
        self._files = ExitStack()
        self._writers: dict[str, Any] = {}
        self._part = Path()

    def __enter__(self) -> Self:
        self._part = new_part(self._target)
        return self

    def write(self, file: str, columns: Sequence[str], row: Sequence[object]) -> None:
        """Adds a row to a file."""
        if file not in self._writers:
            path = self._part / f"{file}.csv"
            stream = self._files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            self._writers[file] = csv.writer(stream, delimiter=self._delimiter)
            self._writers[file].writerow(columns)
        self._writers[file].writerow([_safe(value) for value in row])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._files.close()
            if error is None:
                put(self._part, self._target)
        finally:
            shutil.rmtree(self._part, ignore_errors=True)


class WorkbookSink:
    """An XLSX workbook with a sheet for each file; rows go to disk as they come."""

    def __init__(self, target: Path) -> None:
        self._target = place_of(target)
        self._sheets: dict[str, tuple[Any, int]] = {}
        self._part = Path()
        self._book: Any = None
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self._part = new_part(self._target)
        options = {"constant_memory": True, "tmpdir": str(self._part)}
        self._file = (self._part / "book.xlsx").open("wb")
        self._book = xlsxwriter.Workbook(self._file, options)
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
            if error is None:
                self._close()
                put(self._part / "book.xlsx", self._target)
            else:
                self._give_up()
                with suppress(FileCreateError):
                    self._book.close()
        finally:
            if self._file:
                self._file.close()
            shutil.rmtree(self._part, ignore_errors=True)

    def _close(self) -> None:
        if not self._sheets:
            self._book.add_worksheet("_")
        try:
            self._book.close()
        except FileCreateError as error:
            refused: OSError = error.args[0]
            self._give_up()
            clear_frames(refused.__traceback__)
            raise refused from error
        if self._file:
            self._file.close()

    def _give_up(self) -> None:
        # An archive writes its end also when it is thrown away, and would tell of a full disk once more, with a trace.
        if self._file:
            with Path(os.devnull).open("wb") as nowhere:
                os.dup2(nowhere.fileno(), self._file.fileno())


def _safe(value: object) -> str:
    """A cell of a CSV file; a number is no formula, also when it is below zero."""
    text = cell_text(value)
    return neutral(text) if isinstance(value, str | list) else text
