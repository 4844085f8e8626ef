"""Where in a row its references stand, and the ties that its columns stand for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from seeds.cells import Value
from seeds.format import COLUMN_TIES, Column, ColumnTie
from seeds.rows import END, FIRST_TIE_VALUE, FIRST_VALUE, START, Reading
from seeds.spool import Row


@dataclass(frozen=True)
class References:
    """The columns of a reading whose cells hold ids of entities, with their places in its rows."""

    columns: tuple[tuple[int, Column], ...]

    @classmethod
    def of(cls, reading: Reading) -> "References":
        """Those of a reading."""
        first = FIRST_TIE_VALUE if reading.type else FIRST_VALUE
        ends = ((START, reading.start), (END, reading.end)) if reading.type else ()
        own = ((first + at, column) for at, column in enumerate(reading.columns) if column.kinds)
        return cls((*ends, *own))

    def ids(self, rows: Iterable[Row]) -> Iterator[str]:
        """All ids that these rows refer to."""
        for at, _ in self.columns:
            for row in rows:
                yield from listed(row[at])


@dataclass(frozen=True)
class TieColumn:
    """The columns of a file that stand for ties of one type, with their places in a row."""

    tie: ColumnTie
    names: tuple[str, ...]
    places: tuple[int, ...]
    riders: tuple[tuple[int, str], ...]

    def others(self, row: Row) -> list[str]:
        """The ids at the other ends."""
        found = [id_ for at in self.places for id_ in listed(row[at])]
        return list(dict.fromkeys(found))


def column_ties(reading: Reading) -> list[TieColumn]:
    """The ties that the columns of a reading stand for, one for each type."""
    places = [(FIRST_VALUE + at, column) for at, column in enumerate(reading.columns)]
    by_type: dict[str, list[tuple[int, Column]]] = {}
    for at, column in places:
        if column.tie:
            by_type.setdefault(column.tie.type, []).append((at, column))
    found: list[TieColumn] = []
    for type_, columns in by_type.items():
        riders = tuple((at, column.name) for at, column in places if column.rides_on == type_)
        tie = columns[0][1].tie
        if tie:
            names = tuple(column.name for _, column in columns)
            found.append(TieColumn(tie, names, tuple(at for at, _ in columns), riders))
    return found


def owner_and_other(type_: str, start: str, end: str) -> tuple[str, str] | None:
    """Of a tie that a column may stand for: the entity with the column, and the one in its cell."""
    tie = COLUMN_TIES.get(type_)
    if tie is None:
        return None
    return (start, end) if tie.owner == "start" else (end, start)


def listed(value: Value) -> list[str]:
    """The ids in a value that is one id, a list of them or nothing."""
    return [] if value is None else value if isinstance(value, list) else [str(value)]
