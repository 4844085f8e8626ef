"""Reads CSV files as tables of text: finds encoding and separator, and tells of broken rows. No meaning of cells."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from seeds.cells import as_given
from seeds.problems import FolderRefused, file_refused

UTF8, WINDOWS = "utf-8-sig", "cp1252"
_BLOCK = 1 << 20
_LONGEST_HEADER = 100_000
_FEW_WORDS = {
    "unexpected end of data": 'A quote (") is opened and never closed, so that the rest of the file is one cell. '
    "Close it, or fetch the whole file again.",
    "expected after": 'A quote (") stands within a cell. Write it twice, and put quotes around the cell.',
    "field larger than": 'A cell is longer than 131,072 characters, or a quote (") is opened and never closed.',
}


@dataclass(frozen=True)
class Fault:
    """A reason why a row cannot be used, known before its cells are understood."""

    column: int | None
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands in the file; the header is row 1, and cells have no space around them.

    There are as many cells as the header has; what the row has beyond them is its surplus.
    """

    number: int
    cells: list[str]
    faults: tuple[Fault, ...] = ()
    surplus: tuple[str, ...] = ()


class Table(Protocol):
    """One file or sheet. Rows are read as they are asked for; rows without any text are left out."""

    shown: str
    size: int
    header: list[str]

    def rows(self) -> Iterator[Line]: ...
    def done(self) -> int: ...
    def close(self) -> None: ...


class CsvTable:
    """One CSV file."""

    def __init__(self, path: Path, shown: str) -> None:
        self.shown = shown
        self.size = path.stat().st_size
        self._raw = path.open("rb")
        try:
            encoding = _find_encoding(self._raw, shown)
            self._text = io.TextIOWrapper(self._raw, encoding=encoding, newline="")
            self._above = self._skip_separator_line()
            self._lines = csv.reader(self._text, delimiter=self._separator(), strict=True)
            self.header = self._read_header()
        except BaseException:
            self._raw.close()
            raise

    def close(self) -> None:
        """Closes the file."""
        self._text.close()

    def done(self) -> int:
        """How many of its bytes were read."""
        return self.size if self._raw.closed else self._raw.tell()

    def rows(self) -> Iterator[Line]:
        """The rows below the header."""
        number, width = 1 + self._above, len(self.header)
        try:
            for cells in self._lines:
                number += 1
                line = [cell.strip() for cell in cells]
                if any(line):
                    given = [as_given(cell) if cell[:1] == "'" else cell for cell in line]
                    yield Line(number, given) if len(given) == width else even_line(number, given, width)
        except csv.Error as error:
            raise self._refusal(error, number + 1) from error
        except UnicodeDecodeError as error:  # it was looked through when the table was opened
            raise file_refused(self.shown, "The file changed while it was read. Load it again.") from error

    def _skip_separator_line(self) -> int:
        # Excel writes and understands a first line that names the separator.
        if self._text.readline(_LONGEST_HEADER).strip() in ("sep=;", "sep=,"):
            return 1
        self._text.seek(0)
        return 0

    def _separator(self) -> str:
        at = self._text.tell()
        header = self._text.readline(_LONGEST_HEADER)
        self._text.seek(at)
        if "\t" in header and not {",", ";"} & set(header):
            raise file_refused(self.shown, "The columns are separated by tabs. Separate them by , or ;.", row=1)
        return ";" if header.count(";") > header.count(",") else ","

    def _read_header(self) -> list[str]:
        try:
            return [cell.strip() for cell in next(self._lines, list[str]())]
        except csv.Error as error:
            raise self._refusal(error, 1) from error

    def _refusal(self, error: csv.Error, row: int) -> FolderRefused:
        found = next((words for part, words in _FEW_WORDS.items() if part in str(error)), None)
        return file_refused(self.shown, found or "From this row on the file is no CSV.", row=row)


def even_line(number: int, cells: list[str], width: int) -> Line:
    """A row with as many cells as the header has, and a fault when it has fewer, or more that are not empty."""
    if len(cells) > width and not any(cells[width:]):
        return Line(number, cells[:width])
    reason = (
        f"The row has {len(cells)} cells, the header has {width}. Part of it is missing, "
        'or a cell with a separator in it has no quotes (") around it.'
    )
    even = [*cells[:width], *[""] * (width - len(cells))]
    return Line(number, even, (Fault(None, " | ".join(cells), reason),), tuple(cells[width:]))


def _find_encoding(raw: io.BufferedReader, shown: str) -> str:
    """UTF-8, or Windows-1252 when the bytes are no UTF-8; a file that is neither, or both by turns, is refused."""
    decoder, has_utf8, row = codecs.getincrementaldecoder("utf-8")(), False, 1
    try:
        while block := raw.read(_BLOCK):
            if b"\0" in block or block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise file_refused(shown, "This is no CSV in UTF-8 or Windows-1252. Save it as CSV UTF-8.")
            text = decoder.decode(block)
            has_utf8 = has_utf8 or not text.replace("\ufeff", "").isascii()
            row += block.count(b"\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        before = bytes(error.object)[: error.start]
        if has_utf8 or not before.removeprefix(codecs.BOM_UTF8).isascii():
            reason = "Here the text is no longer UTF-8: the file is broken off or was put together of two encodings."
            raise file_refused(shown, reason, row=row + before.count(b"\n")) from error
        _check_windows(raw, shown)
        return WINDOWS
    finally:
        raw.seek(0)
    return UTF8


def _check_windows(raw: io.BufferedReader, shown: str) -> None:
    raw.seek(0)
    row = 1
    while block := raw.read(_BLOCK):
        try:
            block.decode(WINDOWS)
        except UnicodeDecodeError as error:
            reason = "The text is neither UTF-8 nor Windows-1252. Save the file as CSV UTF-8."
            raise file_refused(shown, reason, row=row + block[: error.start].count(b"\n")) from error
        row += block.count(b"\n")
