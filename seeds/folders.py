"""Finds the files of a Schakel folder, or the sheets of a workbook, and those of the folders it includes."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from graph.errors import InvalidInput
from seeds.format import FILE, FileType
from seeds.problems import FolderRefused, Problem, file_refused
from seeds.tables import CsvTable, Table

if TYPE_CHECKING:
    from seeds.workbooks import Workbook

FOLDER_FILE = "folder.toml"
WORKBOOK = ".xlsx"
_BY_LOWER = {name.lower(): file for name, file in FILE.items()}


@dataclass(frozen=True)
class Source:
    """One file or sheet to load."""

    number: int
    file: FileType
    shown: str
    path: Path
    sheet: str | None


class SourceReader:
    """Opens sources as tables; workbooks stay open until the end."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._books: dict[Path, Workbook] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def table(self, source: Source) -> Table:
        """The table of a source, read from its beginning."""
        try:
            if source.sheet is None:
                table = CsvTable(source.path, source.shown)
                self._open.callback(table.close)
                return table
            return self._book(source.path).table(source.sheet)
        except OSError as error:
            raise file_refused(source.shown, f"The file cannot be read: {error.strerror}.") from error

    def _book(self, path: Path) -> "Workbook":
        if path not in self._books:
            self._books[path] = self._open.enter_context(_opened(path))
        return self._books[path]


def find_sources(given: Path) -> list[Source]:
    """All files to load, those of included folders first, each folder once; InvalidInput when there are none.

    All names that cannot be used are told at once, as FolderRefused.
    """
    root = Path(os.path.normpath(given.absolute()))
    problems: list[Problem] = []
    found = [*_walk(root, given, [], set(), problems)]
    if problems:
        raise FolderRefused(problems, len(problems))
    sources = [
        Source(number, file, _shown(path, root, sheet), path, sheet) for number, (file, path, sheet) in enumerate(found)
    ]
    if not sources:
        names = ", ".join(f"{name}.csv" for name in FILE)
        raise InvalidInput(f"There is nothing to load in {str(given)!r}. A Schakel folder holds files such as {names}.")
    return sources


Found = tuple[FileType, Path, str | None]


def _walk(path: Path, given: Path, above: list[Path], seen: set[Path], problems: list[Problem]) -> Iterator[Found]:
    # A link may lead back to a folder under ever longer names.
    real = Path(os.path.realpath(path))
    if real in above:
        circle = " includes ".join(each.name for each in [*above[above.index(real) :], real])
        raise InvalidInput(f"The folders include each other in a circle: {circle}. Take one of the includes out.")
    if real in seen:
        return
    seen.add(real)
    if path.suffix.lower() == WORKBOOK and path.is_file():
        yield from _sheets(path, problems)
        return
    if not path.is_dir():
        what = "is no folder and no .xlsx workbook" if path.exists() else "does not exist"
        by = f", which {above[-1].name}/{FOLDER_FILE} includes," if above else ""
        raise InvalidInput(f"{str(given)!r}{by} {what}. Give a Schakel folder or a workbook.")
    told_before = len(problems)
    includes, files = _includes(path), [*_files(path, problems)]
    if above and not includes and not files and len(problems) == told_before:
        raise InvalidInput(
            f"{str(given)!r}, which {above[-1].name}/{FOLDER_FILE} includes, holds nothing to load. "
            "Give a Schakel folder, or take it out of the includes."
        )
    for include in includes:
        target = Path(os.path.normpath(path / include))
        yield from _walk(target, target, [*above, real], seen, problems)
    yield from files


def _files(folder: Path, problems: list[Problem]) -> Iterator[Found]:
    by_name: dict[str, Path] = {}
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise InvalidInput(f"The folder {str(folder)!r} cannot be read: {error.strerror}.") from error
    for path in paths:
        if path.suffix.lower() != ".csv" or path.name.startswith(("_", ".")):
            continue
        file, shown = _BY_LOWER.get(path.stem.lower()), f"{folder.name}/{path.name}"
        if not path.is_file():
            what = "It is a link that leads nowhere" if path.is_symlink() and not path.exists() else "It is no file"
            problems.append(_problem(shown, f"{what}. Put the file there, or take the name out of the folder."))
        elif file is None:
            problems.append(_unknown(path.stem, shown))
        elif file.name in by_name:
            problems.append(_problem(shown, f"{by_name[file.name].name} holds the same. Join the two files."))
        else:
            by_name[file.name] = path
    # In the order of the format, so that reports read the same on every machine.
    yield from ((file, by_name[name], None) for name, file in FILE.items() if name in by_name)


def _opened(path: Path) -> "Workbook":
    # Most folders hold no workbook, and what reads them takes as long to import as all the rest of this package.
    from seeds.workbooks import Workbook

    return Workbook(path, path.name)


def _sheets(path: Path, problems: list[Problem]) -> Iterator[Found]:
    types: dict[str, FileType] = {}
    with _opened(path) as book:
        for sheet in book.sheets:
            if sheet.startswith("_"):
                continue
            if file := _BY_LOWER.get(sheet.lower()):
                types[sheet] = file
            elif book.table(sheet).header:  # new workbooks come with empty sheets of any name
                problems.append(_unknown(sheet, f"{path.name}/{sheet}"))
    order = list(FILE)
    yield from ((types[sheet], path, sheet) for sheet in sorted(types, key=lambda each: order.index(types[each].name)))


def _unknown(name: str, shown: str) -> Problem:
    from seeds.file_names import meant_files  # few folders hold another name, and the words take time to import

    meant = meant_files(name)
    hint = f"Did you mean {' or '.join(meant)}?" if meant else f"Use one of {', '.join(FILE)}."
    return _problem(
        shown,
        f'There is no file or sheet "{name}" in a Schakel folder. {hint} A name that begins with _ is passed over.',
    )


def _problem(shown: str, reason: str) -> Problem:
    return Problem(shown, None, None, "", reason)


def _includes(folder: Path) -> list[str]:
    path = folder / FOLDER_FILE
    if not path.exists():
        return []
    shown = f"{folder.name}/{FOLDER_FILE}"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise file_refused(shown, f"The file is no TOML: {error}.") from error
    includes: Any = content.pop("includes", [])
    if content or not isinstance(includes, list) or not all(isinstance(each, str) for each in cast(Any, includes)):
        raise file_refused(shown, 'The file holds one line such as includes = ["../talents"], and nothing else.')
    return cast("list[str]", includes)


def _shown(path: Path, root: Path, sheet: str | None) -> str:
    """The name of a file for people: relative to the folder given."""
    inside = path.name if path == root else os.path.relpath(path, root)
    return f"{inside}/{sheet}" if sheet else inside
