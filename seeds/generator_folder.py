"""Writes a folder of CSV files row by row, and gives it its name only when it is whole."""

import csv
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from graph.errors import InvalidInput
from seeds.placing import check_replaceable, new_part, place_of, put

Progress = Callable[[int, int], None]
STEP = 5_000


class FolderWriter:
    """A folder in the making: rows go to disk as they come, so that its size never stands in memory."""

    def __init__(self, folder: Path, source: str, expected: int, on_progress: Progress | None) -> None:
        self.folder = folder
        self.rows: dict[str, int] = {}
        self._place = place_of(folder)
        self._part = Path()
        self._source = source
        self._expected = expected
        self._done = 0
        self._on_progress = on_progress

    def __enter__(self) -> "FolderWriter":
        if self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
            raise InvalidInput(f"{str(self.folder)!r} exists and is not empty. Give a new folder, or empty this one.")
        if self.folder.exists():
            check_replaceable(self.folder)
        self._part = new_part(self._place)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                put(self._part, self._place)
                self._expected = self._done
                self._report(self._done)
        finally:
            shutil.rmtree(self._part, ignore_errors=True)

    def write(self, name: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> int:
        """Writes one file, with the source as its last column, and gives the number of rows."""
        count = write_rows(self._part / f"{name}.csv", columns, self._counted(rows), self._source)
        self.rows[name] = count
        self._done += count
        return count

    def _counted(self, rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
        for count, row in enumerate(rows, start=1):
            yield row
            if count % STEP == 0:
                self._report(self._done + count)

    def copy(self, path: Path) -> None:
        """Puts a file into the folder as it is."""
        shutil.copyfile(path, self._part / path.name)

    def _report(self, done: int) -> None:
        if self._on_progress:
            self._on_progress(done, max(self._expected, done))


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[tuple[object, ...]], source: str) -> int:
    """Writes one CSV file with the source as its last column, and gives the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*columns, "source"))
        last = (source,)
        for row in rows:
            writer.writerow(row + last)
            count += 1
    return count
