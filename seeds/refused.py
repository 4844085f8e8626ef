"""Writes the rows that were refused into a folder of their own, each with the reason, to be mended and loaded again."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from graph.errors import SchakelError
from seeds.cells import neutral
from seeds.folder_read import FolderRead
from seeds.folders import FOLDER_FILE, Source, SourceReader
from seeds.format import REASON_COLUMN
from seeds.tables import Line


def write_refused(folder: FolderRead, beside: Path) -> Path:
    """A new folder beside the given one, with the refused rows as they stand in their files."""
    try:
        target = _new_folder(beside)
        try:
            _fill(folder, target)
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
    except OSError as error:
        raise SchakelError(
            f"The refused rows cannot be written beside {str(beside)!r}: {error.strerror}. Nothing was loaded.",
            code="NO_ROOM",
        ) from error
    return target


def _fill(folder: FolderRead, target: Path) -> None:
    # Two files of one name, from an included folder, may have other columns.
    parts: dict[str, int] = {}
    with SourceReader() as reader:
        for number in sorted({source for source, _ in folder.problems.bad}):
            source = folder.sources[number]
            part = parts[source.file.name] = parts.get(source.file.name, 0) + 1
            path = target if part == 1 else target / str(part)
            path.mkdir(exist_ok=True)
            _write_file(folder, source, reader, path / f"{source.file.name}.csv")
    most = max(parts.values(), default=1)
    if most > 1:
        includes = ", ".join(f'"{part}"' for part in range(2, most + 1))
        (target / FOLDER_FILE).write_text(f"includes = [{includes}]\n", encoding="utf-8")


def _new_folder(beside: Path) -> Path:
    base = beside.absolute()
    name = base.stem if base.is_file() else base.name
    for number in range(1, 10_000):
        target = base.with_name(f"{name}-refused" if number == 1 else f"{name}-refused-{number}")
        try:
            target.mkdir()
        except FileExistsError:
            continue
        return target
    raise FileExistsError(17, "there are 9,999 such folders already")


def _write_file(folder: FolderRead, source: Source, reader: SourceReader, path: Path) -> None:
    table = reader.table(source)
    kept = [at for at, name in enumerate(table.header) if name != REASON_COLUMN]
    with ExitStack() as stack:
        stack.callback(table.close)
        file = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
        writer = csv.writer(file)
        writer.writerow([*(table.header[at] for at in kept), REASON_COLUMN])
        for line, reasons in _refused_lines(folder, source, table.rows()):
            # What is too much stands beyond the reason, so that the row is refused until it is mended.
            cells = (*(line.cells[at] for at in kept), "; ".join(reasons), *line.surplus)
            writer.writerow([neutral(cell) for cell in cells])


def _refused_lines(folder: FolderRead, source: Source, lines: Iterator[Line]) -> Iterator[tuple[Line, list[str]]]:
    for line in lines:
        reasons = folder.problems.bad.get((source.number, line.number))
        if reasons:
            yield line, reasons
