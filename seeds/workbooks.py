"""Reads the sheets of an XLSX workbook as tables of text. Formulas are refused: their result is not a fact."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any, Self, TypeVar
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from seeds.problems import FolderRefused, file_refused
from seeds.tables import Fault, Line, even_line

LARGEST_SHEET = 1 << 31
LARGEST_WORKBOOK = 1 << 32
LARGEST_TEXTS = 1 << 28
# A sheet of a million rows packs to a tenth or a twentieth; what packs to far less is made to fill a machine.
MOST_PACKED, SMALL = 200, 1 << 25
# A cell holds at most 32,767 characters, so that a tag begins much sooner than this.
LONGEST_TEXT = 1 << 20
_AT_ONCE = 500
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+\d+:[A-Z]+\d+)")
_LONGEST_TAG = 200
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, KeyError, ValueError, TypeError, EOFError,
    OSError, IndexError, AttributeError, NotImplementedError, RuntimeError,
)  # fmt: skip
_NO_WORKBOOK = (
    "This is no XLSX workbook, or it is damaged or locked by a password. Save it as an Excel workbook (.xlsx)."
)
_TOO_PACKED = (
    "The workbook unpacks to far more than sheets do, or holds a cell far longer than Excel allows. "
    "Open it, remove what does not belong there and save it again, or save its sheets as CSV files in a folder."
)
_TOO_LARGE = "The workbook is larger than Schakel reads. Save its sheets as CSV files in a folder."

Result = TypeVar("Result")


class Workbook:
    """An open workbook; its sheets are tables by name."""

    def __init__(self, path: Path, shown: str) -> None:
        self.shown = shown
        self._size = path.stat().st_size
        self._book = _quietly(shown, lambda: _open(path, shown))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()

    @property
    def sheets(self) -> list[str]:
        """The names of the sheets that have cells, in their order; a chart has none."""
        return [str(sheet.title) for sheet in self._book.worksheets]

    def table(self, sheet: str) -> "SheetTable":
        """One sheet as a table."""
        return SheetTable(self._book[sheet], f"{self.shown}/{sheet}", self._size // len(self._book.sheetnames))


class SheetTable:
    """One sheet. Its share in the size of the file is a guess that serves to show progress."""

    def __init__(self, sheet: Any, shown: str, size: int) -> None:
        self.shown = shown
        self.size = size
        self._expected = max(1, int(sheet.max_row or 1))
        # Programs write wrong dimensions, after which rows would be cut off.
        sheet.reset_dimensions()
        self._sheet = sheet
        self._rows: Iterator[tuple[Any, ...]] = sheet.iter_rows()
        self._number = 0
        self._is_read = False
        header = next(self._batches(1), [()])[0]
        self.header = _trimmed([_cell_text(cell) for cell in header])

    def close(self) -> None:
        """Nothing: the workbook is closed as a whole."""

    def done(self) -> int:
        """About how many bytes were read."""
        return self.size if self._is_read else min(self.size, self.size * self._number // self._expected)

    def rows(self) -> Iterator[Line]:
        """The rows below the header; merged cells are refused, as only the first of them holds the value."""
        if merged := _quietly(self.shown, lambda: _merged(self._sheet)):
            reason = (
                f"The cells {merged} are merged, so that all but the first are empty. Unmerge them, and fill in each."
            )
            raise file_refused(self.shown, reason)
        for batch in self._batches(_AT_ONCE):
            for row in batch:
                self._number += 1
                line = _line(self._number + 1, row, len(self.header))
                if line.faults or any(line.cells):
                    yield line
        self._is_read = True

    def _batches(self, size: int) -> Iterator[list[tuple[Any, ...]]]:
        while batch := _quietly(self.shown, lambda: list(islice(self._rows, size))):
            yield batch


def _open(path: Path, shown: str) -> Any:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > LARGEST_WORKBOOK:
            raise file_refused(shown, _TOO_LARGE)
        for part in parts:
            # Shared texts are held in memory as a whole; sheets are streamed.
            limit = LARGEST_TEXTS if part.filename.endswith("sharedStrings.xml") else LARGEST_SHEET
            if part.file_size > limit:
                raise file_refused(shown, _TOO_LARGE)
            if part.file_size > max(SMALL, MOST_PACKED * part.compress_size):
                raise file_refused(shown, _TOO_PACKED)
        if any(_has_endless_text(archive, part) for part in parts if part.file_size >= LONGEST_TEXT):
            raise file_refused(shown, _TOO_PACKED)
    return load_workbook(path, read_only=True, data_only=False, keep_links=False)


def _has_endless_text(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether so much follows without a tag that it would be held in memory as one cell.

    Never more is unpacked than the size that was looked at: a part that is longer than it says is damaged.
    """
    with archive.open(part) as content:
        while len(chunk := content.read(LONGEST_TEXT)) == LONGEST_TEXT:
            if b"<" not in chunk:
                return True
    return False


def _quietly(shown: str, work: Callable[[], Result]) -> Result:
    """Runs openpyxl without its warnings; whatever it makes of a broken file becomes one clear error."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return work()
    except FolderRefused:
        raise
    except _BROKEN as error:
        raise file_refused(shown, _NO_WORKBOOK) from error


def _merged(sheet: Any) -> str | None:
    """The first cells that are merged; they stand below all rows, where openpyxl does not look when it streams."""
    before = b""
    with sheet._get_source() as content:
        while chunk := content.read(LONGEST_TEXT):
            if found := _MERGED.search(before + chunk):
                return str(found[1], "ascii")
            before = chunk[-_LONGEST_TAG:]
    return None


def _line(number: int, row: tuple[Any, ...], width: int) -> Line:
    faults = tuple(fault for at, cell in enumerate(row) if (fault := _fault(at, cell)))
    cells = _trimmed([_cell_text(cell) for cell in row])
    if len(cells) < width:
        cells += [""] * (width - len(cells))  # a sheet keeps no empty cells at the end of a row
    line = Line(number, cells) if len(cells) == width else even_line(number, cells, width)
    return replace(line, faults=(*line.faults, *faults)) if faults else line


def _fault(at: int, cell: Any) -> Fault | None:
    if cell.value is None:
        return None
    if cell.data_type == "f":
        formula = str(getattr(cell.value, "text", cell.value))
        return Fault(at, formula, "The cell holds a formula. Copy it and paste its value instead.")
    if cell.data_type == "e":
        return Fault(at, str(cell.value), f"The cell holds the error {cell.value}. Give a value, or leave it empty.")
    return None


def _cell_text(cell: Any) -> str:
    value = cell.value
    if value is None or isinstance(value, str):
        return _CODE.sub(_character, value or "").strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return _date_text(value, str(cell.number_format).lower())
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _character(code: re.Match[str]) -> str:
    """What a code stands for; what no text may hold is left as it is, to be seen and mended."""
    character = chr(int(code[1], 16))
    return character if character.isprintable() or character in "\t\r\n" else code[0]


def _date_text(value: datetime, format_: str) -> str:
    """A date as precise as the sheet shows it: "nov-26" is a month, although a day is stored."""
    if value.time() != time():
        return value.isoformat(sep=" ")
    shows_day = "d" in format_ or "y" not in format_
    return value.date().isoformat() if shows_day else value.strftime("%Y-%m" if "m" in format_ else "%Y")


def _trimmed(cells: list[str]) -> list[str]:
    """Without the empty cells at the end."""
    size = next((at for at in range(len(cells), 0, -1) if cells[at - 1]), 0)
    return cells[:size]
