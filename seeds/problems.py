"""What is wrong with a folder: one line for each cell or row that cannot be used."""

from dataclasses import dataclass, field

from graph.errors import InvalidInput

SHOWN = 1_000
MOST_BAD_ROWS = 100_000
_LONGEST_VALUE = 80


@dataclass(frozen=True)
class Problem:
    """One reason to refuse a row: where it stands, what was given and what would be right. Rows count from 1."""

    file: str
    row: int | None
    column: str | None
    value: str
    reason: str

    def line(self) -> str:
        """The problem in one line, whatever stands in the name of a file."""
        where = [self.file, f"row {self.row}" if self.row else "", self.column or ""]
        line = f"{', '.join(part for part in where if part)}: {self.reason}"
        return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in line)


class FolderRefused(InvalidInput):
    """A folder that cannot be loaded; nothing of it was written."""

    code = "FOLDER_REFUSED"

    def __init__(self, problems: "list[Problem]", count: int) -> None:
        things = "thing is" if count == 1 else "things are"
        first = problems[0].line() if problems else ""
        message = f"{count} {things} wrong with the folder, and nothing was written. {first}"
        facts = {"count": count, "problems": [vars(each) for each in problems]}
        super().__init__(message, facts=facts)
        self.problems = problems
        self.count = count


@dataclass
class Problems:
    """The problems found so far: some to show, all rows that are bad, and why."""

    shown: list[Problem] = field(default_factory=list["Problem"])
    count: int = 0
    bad: dict[tuple[int, int], list[str]] = field(default_factory=dict[tuple[int, int], "list[str]"])

    def add(self, source: int, file: str, row: int, column: str | None, value: object, reason: str) -> None:
        """Notes that a row of a source cannot be used."""
        self.bad.setdefault((source, row), []).append(f"{column}: {reason}" if column else reason)
        self.count += 1
        if len(self.shown) < SHOWN:
            self.shown.append(Problem(file, row, column, _short(value), reason))
        if len(self.bad) > MOST_BAD_ROWS:
            raise self.refusal()

    def is_bad(self, source: int, row: int) -> bool:
        """Whether that row cannot be used."""
        return (source, row) in self.bad

    def refusal(self) -> FolderRefused:
        """The error that tells all of it, in the order of files and rows."""
        return FolderRefused(sorted(self.shown, key=lambda each: (each.file, each.row or 0)), self.count)


def file_refused(file: str, reason: str, *, row: int | None = None, column: str | None = None) -> FolderRefused:
    """The error for a whole file that cannot be read."""
    return FolderRefused([Problem(file, row, column, "", reason)], 1)


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
