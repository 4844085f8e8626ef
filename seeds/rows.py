"""Reads one row at a time: cells into values, rules within the row, and the id where none is given.

A row of an entity is [number, id, *values], a row of a tie [number, type, id, whether the id was given, start, end,
*values]; the values follow the columns of `Reading.columns`.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from graph.changes.rules import canonical
from graph.changes.values import ORDERED, TOGETHER
from graph.errors import InvalidInput
from graph.model import TIE
from seeds.cells import Reader, Value, reader
from seeds.format import REASON_COLUMN, TIES_FILE, Column, FileType, kinds_of, tie_columns
from seeds.identity import BASIS_KEY, KEYS, basis_id, tie_id
from seeds.problems import FolderRefused, Problem, file_refused
from seeds.spool import Row
from seeds.tables import Line

NUMBER, ID = 0, 1
FIRST_VALUE = 2
TYPE, TIE_ID, IS_GIVEN, START, END = 1, 2, 3, 4, 5
FIRST_TIE_VALUE = 6
# Three times what the widest file knows: room for columns of one's own that are told of by name.
MOST_COLUMNS = 100

Fault = tuple[str | None, str, str]
"""Column, what was given, and what would be right."""


@dataclass(frozen=True)
class RowRead:
    """A row as read; `id` is known also of a row that cannot be used, when its cell could be read."""

    row: Row
    id: str | None
    faults: list[Fault]


class Reading:
    """How the rows of one file, or of one type of tie in it, are read; `columns` are those of the values kept."""

    def __init__(self, shown: str, file: FileType, header: list[str], type_: str | None = None) -> None:
        self.file = file
        self.type = type_ or file.tie
        by_name = {column.name: column for column in _columns(file, type_)}
        self._ignored = [at for at, name in enumerate(header) if not name]
        self._foreign = [
            (at, name) for at, name in enumerate(header) if name and name not in by_name and name != REASON_COLUMN
        ]
        present = {name: at for at, name in enumerate(header) if name in by_name}
        self.has_ids = "id" in present
        lead = [file.start.name, file.end.name, "id"] if self.type else ["id"]
        self.start, self.end = by_name[lead[0]], by_name[lead[1 if self.type else 0]]
        self._lead = [(present.get(name, -1), by_name[name], reader(by_name[name].declared)) for name in lead]
        rest = [by_name[name] for name in present if name not in (*lead, "type")]
        self.columns: tuple[Column, ...] = tuple(rest)
        self._rest: list[tuple[int, Column, Reader]] = [
            (present[each.name], each, reader(each.declared)) for each in rest
        ]
        self.position = {column.name: at for at, column in enumerate(rest)}
        self._ordered = self._pairs(ORDERED)
        self._together = self._pairs(TOGETHER)
        key = KEYS[self.type] if self.type else BASIS_KEY
        self._key = [self.position.get(name, -1) for name in key]
        self._since = self.position.get("since", -1)
        self._shown = shown

    def _pairs(self, pairs: tuple[tuple[str, str], ...]) -> list[tuple[int, int]]:
        at = self.position
        return [(at[first], at[second]) for first, second in pairs if first in at and second in at]

    def read(self, line: Line) -> RowRead:
        """One row with all that is wrong with it in itself."""
        faults: list[Fault] = []
        cells = line.cells
        lead = [_read(cells[at] if at >= 0 else "", column, read, faults) for at, column, read in self._lead]
        values = [_read(cells[at], column, read, faults) for at, column, read in self._rest]
        for at, name in self._foreign:
            if cells[at]:
                faults.append((name, cells[at], f"A tie of type {self.type} has no {name}. Leave the cell empty."))
        for at in self._ignored:
            if cells[at]:
                faults.append((None, cells[at], "This cell stands under no column name. Name the column or empty it."))
        self._check_dates(values, faults)
        if self.type is None:
            id_ = self._entity(lead[0], values, faults)
            return RowRead([line.number, id_, *values], id_, faults)
        return self._tie(line.number, lead, values, faults)

    def _tie(self, number: int, lead: list[Value], values: list[Value], faults: list[Fault]) -> RowRead:
        type_ = str(self.type)
        start, end, given = (None if each is None else str(each) for each in lead)
        if start is None or end is None:
            return RowRead([], given, faults)
        if start == end:
            faults.append((self.file.end.name, end, "A tie needs two different ends, this one has the same id twice."))
        start, end = canonical(type_, start, end)
        row = [number, type_, given, given is not None, start, end, *values]
        row[TIE_ID] = given or self.identity(row)
        return RowRead(row, given, faults)

    def identity(self, row: Row) -> str:
        """The id of the tie in a row as it is made from what the tie joins."""
        values = row[FIRST_TIE_VALUE:]
        since = values[self._since] if self._since >= 0 else None
        return tie_id(row[TYPE], row[START], row[END], self._take(self._key, values), since)

    def _entity(self, given: Value, values: list[Value], faults: list[Fault]) -> str | None:
        label, at = self.file.label, self.position
        if label == "Introduction":
            people = [values[at[name]] for name in ("broker", "first", "second")]
            if None not in people and len(set(map(str, people))) < 3:
                faults.append(
                    ("second", str(people[2]), "An introduction takes three different people: a broker and two others.")
                )
        if label == "LegalBasis" and given is None and (person := values[at["person"]]):
            return basis_id(str(person), self._take(self._key, values))
        return None if given is None else str(given)

    def _take(self, positions: list[int], values: list[Value]) -> list[Value]:
        return [values[at] if at >= 0 else None for at in positions]

    def _check_dates(self, values: list[Value], faults: list[Fault]) -> None:
        for first, second in self._ordered:
            earlier, later = values[first], values[second]
            if earlier is not None and later is not None and is_later(str(earlier), str(later)):
                names = (self.columns[first].name, self.columns[second].name)
                reason = f"{names[1]} ({later}) lies before {names[0]} ({earlier}). Put the dates in order."
                faults.append((names[1], str(later), reason))
        for first, second in self._together:
            if (values[first] is None) != (values[second] is None):
                names = (self.columns[first].name, self.columns[second].name)
                faults.append((names[values[second] is None], "", f"{names[0]} and {names[1]} go together. Give both."))


def _read(text: str, column: Column, read: Reader, faults: list[Fault]) -> Value:
    value: Value = None
    if text:
        try:
            value = read(text)
        except InvalidInput as fault:
            faults.append((column.name, text, fault.message))
            return None
    if value is None and column.is_required:
        faults.append((column.name, text, f"{column.name} is required and cannot be empty."))
    return value


def is_later(earlier: str, later: str) -> bool:
    """Whether what should come first lies after the other; of a month or year any day may be meant."""
    if "T" in earlier or "T" in later:
        return datetime.fromisoformat(earlier) > datetime.fromisoformat(later)
    size = min(len(earlier), len(later))
    return earlier[:size] > later[:size]


def check_header(shown: str, file: FileType, header: list[str]) -> None:
    """Refuses a file with unknown, missing or repeated columns."""
    _check_count(shown, file, sum(1 for name in header if name))
    meant = _meant(file, header)
    there = {*header, *meant.values()}
    faults = [*_foreign(file, meant), *_repeated(header), *_missing(file, there)]
    if faults:
        raise FolderRefused([Problem(shown, 1, name, "", reason) for name, reason in faults], len(faults))


def _check_count(shown: str, file: FileType, count: int) -> None:
    """Refuses what is no header: to guess what each of its names means would take minutes."""
    if count > MOST_COLUMNS:
        known = len(file.columns)
        reason = (
            f"The first row has {count:,} columns; {file.name} knows {known}. It must hold the names of the columns, "
            "and nothing else: is this the right file, and do the rows end where they should?"
        )
        raise file_refused(shown, reason, row=1)


def _meant(file: FileType, header: list[str]) -> dict[str, str | None]:
    """The names in a header that are no columns, each with the column that was meant, as far as can be guessed."""
    known = [*(column.name for column in file.columns), REASON_COLUMN]
    meant: dict[str, str | None] = {}
    for name in header:
        if name and name not in known:
            close = get_close_matches(name, known, n=1) or [each for each in known if each.lower() == name.lower()]
            meant[name] = close[0] if close else None
    return meant


def _foreign(file: FileType, meant: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    allowed = ", ".join(column.name for column in file.columns)
    for name, column in meant.items():
        hint = f'Did you mean "{column}"? ' if column else ""
        yield name, f'There is no column "{name}". {hint}Use {allowed}.'


def _repeated(header: list[str]) -> Iterator[tuple[str, str]]:
    for name, times in Counter(header).items():
        if name and times > 1:
            yield name, f'The column "{name}" stands there {times} times. Keep one of them.'


def _missing(file: FileType, there: Collection[str | None]) -> Iterator[tuple[str, str]]:
    needed = [column.name for column in file.columns if column.is_required]
    for name in needed:
        if name not in there:
            yield name, f'The column "{name}" is missing. {file.name} needs {", ".join(needed)}.'


class SourceReading:
    """How the rows of one source are read; in a file of ties of any type, by the type of each row."""

    def __init__(self, shown: str, file: FileType, header: list[str]) -> None:
        check_header(shown, file, header)
        self._shown, self._file, self._header = shown, file, header
        self._of_type: dict[str, Reading] = {}
        self._single = None if file.name == TIES_FILE else Reading(shown, file, header)
        self._type_at = header.index("type") if self._single is None else -1

    def of(self, type_: str | None) -> Reading:
        """The reading of rows of a type."""
        if self._single is not None:
            return self._single
        found = self._of_type.get(str(type_))
        if found is None:
            found = self._of_type[str(type_)] = Reading(self._shown, self._file, self._header, type_)
        return found

    def read(self, line: Line) -> RowRead:
        """One row with all that is wrong with it in itself."""
        if line.faults:
            faults = [(self._name(each.column), each.value, each.reason) for each in line.faults]
            return RowRead([], self._id_of(line), faults)
        if self._single is not None:
            return self._single.read(line)
        type_ = line.cells[self._type_at].upper()
        if type_ not in TIE:
            reason = f"There is no type of tie {line.cells[self._type_at]!r}. Choose one of {', '.join(TIE)}."
            return RowRead([], None, [("type", type_, reason)])
        return self.of(type_).read(line)

    def _name(self, column: int | None) -> str | None:
        return None if column is None or column >= len(self._header) else self._header[column]

    def _id_of(self, line: Line) -> str | None:
        # Also a row with a formula in it may be referred to by others.
        return line.cells[self._header.index("id")] if self._file.label and "id" in self._header else None


def _columns(file: FileType, type_: str | None) -> tuple[Column, ...]:
    if type_ is None:
        return file.columns
    tie = TIE[type_]
    start = Column(file.start.declared, is_required=True, kinds=kinds_of(tie.starts, type_))
    end = Column(file.end.declared, is_required=True, kinds=kinds_of(tie.ends, type_))
    return (start, end, *(each for each in file.columns if each.name == "type"), *tie_columns(tie))
