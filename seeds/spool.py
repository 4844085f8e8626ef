"""Keeps the rows of a folder outside memory between reading and writing: each cell is read and understood once."""

import tempfile
import zlib
from collections.abc import Iterator
from typing import Any, Self

import orjson

from graph.errors import SchakelError

Row = list[Any]


class Spool:
    """A temporary file of compressed blocks of rows, per source, in the order in which they were added."""

    def __init__(self, rows_per_block: int, bytes_per_block: int) -> None:
        self._most_rows = rows_per_block
        self._most_bytes = bytes_per_block
        self._file = tempfile.TemporaryFile(prefix="schakel-load-")  # noqa: SIM115  # closed by __exit__
        self._blocks: dict[int, list[tuple[int, int]]] = {}
        self._pending: list[Row] = []
        self._pending_bytes = 0
        self.rows: dict[int, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, source: int, row: Row, size: int) -> bool:
        """Keeps a row of about that many bytes; tells whether a block was completed."""
        self._pending.append(row)
        self._pending_bytes += size
        if len(self._pending) < self._most_rows and self._pending_bytes < self._most_bytes:
            return False
        self.flush(source)
        return True

    def flush(self, source: int) -> None:
        """Completes the block of this source."""
        self.rows[source] = self.rows.get(source, 0) + len(self._pending)
        if self._pending:
            packed = pack(self._pending)
            try:
                self._file.seek(0, 2)
                self._blocks.setdefault(source, []).append((self._file.tell(), len(packed)))
                self._file.write(packed)
            except OSError as error:
                raise SchakelError(
                    f"The temporary directory {tempfile.gettempdir()} cannot hold the folder: {error.strerror}. "
                    "Make room, or set TMPDIR to another directory.",
                    code="NO_ROOM",
                ) from error
        self._pending, self._pending_bytes = [], 0

    def blocks(self, source: int) -> Iterator[list[Row]]:
        """The rows of a source, block by block."""
        for begin, size in self._blocks.get(source, []):
            self._file.seek(begin)
            yield unpack(self._file.read(size))


def pack(value: object) -> bytes:
    """A value as compressed JSON."""
    return zlib.compress(orjson.dumps(value), 1)


def unpack(packed: bytes) -> Any:
    """The value of `pack`."""
    return orjson.loads(zlib.decompress(packed))
