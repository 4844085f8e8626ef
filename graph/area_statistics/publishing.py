"""Published months: counted once, stored, and from then on only read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from graph.area_statistics.asked import Month
from graph.area_statistics.counting import count
from graph.area_statistics.records import COUNTING, Area, Map, Records, read_records
from graph.area_statistics.safe import Hidden, SafeFigure, safe_figures
from graph.asking import Asking
from graph.database import ANALYSIS_SECONDS, Transaction
from graph.snapshot import Stop
from graph.statements import load_statement

NONE = -1
"""Stands in a stored list where there is no number."""


@dataclass(frozen=True)
class MonthsRow:
    """Lists of month and area at the top."""

    published: list[list[str]]


@dataclass(frozen=True)
class PublishedRow:
    """How many were published."""

    published: int


@dataclass(frozen=True)
class FiguresRow:
    """Lists of month, area and its properties, and the lists of what was published."""

    figures: list[list[Any]]


LIST_PUBLISHED_MONTHS = load_statement("areas/list_published_months", MonthsRow)
ADD_PUBLISHED_MONTHS = load_statement("areas/add_published_months", PublishedRow)
LIST_PUBLISHED_FIGURES = load_statement("areas/list_published_figures", FiguresRow)

Figures = Mapping[tuple[Month, str], tuple[Area, Sequence[SafeFigure]]]
"""By month and area: what it was called, and its figures."""


async def published(asking: Asking, map_: Map, months: Sequence[Month], areas: Sequence[str]) -> Figures:
    """The figures of months that are over; those that nobody has published yet are published now."""
    if not months or not areas:
        return {}
    texts = {str(each): each for each in months}
    roots = sorted({_root(map_, each) for each in areas})
    rows = await asking.database.read(LIST_PUBLISHED_MONTHS, COUNTING, months=list(texts), roots=roots)
    done = {(month, root) for month, root in rows[0].published}
    missing = [(each, root) for each in months for root in roots if (str(each), root) not in done]
    if missing:
        # Asked by several at the same time, they are counted once.
        await asking.snapshots.once(("publish", tuple(missing)), lambda: _publish(asking, missing))
    found = await asking.database.read(
        LIST_PUBLISHED_FIGURES, COUNTING, seconds=ANALYSIS_SECONDS, months=list(texts), area_ids=list(areas)
    )
    return {(texts[row[0]], row[1]): (_area(row), _figures(row)) for row in found[0].figures}


async def running(asking: Asking, day: date) -> Mapping[str, Sequence[SafeFigure]]:
    """Per area the figures of the month of a day as they are on that day; they are not stored."""

    async def counted() -> Mapping[str, Sequence[SafeFigure]]:
        records = await read_records(asking.database, day, day)
        return await asking.snapshots.work(
            lambda _: safe_figures(count(records, Month.of(day), day), records.map),
            seconds=asking.service.analysis_seconds,
        )

    return await asking.snapshots.found(COUNTING, ("running month", day), counted)


async def _publish(asking: Asking, missing: Sequence[tuple[Month, str]]) -> None:
    """Counts and stores these months; where another worker was first, its figures stand."""
    months = sorted({month for month, _ in missing})
    records = await read_records(asking.database, months[0].last_day, months[-1].last_day)
    rows = await asking.snapshots.work(
        lambda stop: _rows(records, missing, stop), seconds=asking.service.analysis_seconds
    )

    async def write(change: Transaction) -> None:
        await change.run(ADD_PUBLISHED_MONTHS, attempt=uuid4().hex, months=rows)

    if rows:
        await asking.database.write(COUNTING, write, name=ADD_PUBLISHED_MONTHS.name, seconds=ANALYSIS_SECONDS)


def _rows(records: Records, missing: Iterable[tuple[Month, str]], stop: Stop) -> list[dict[str, object]]:
    """What is stored; an area at the top where nobody was known to live yet waits for its first records."""
    roots_of: defaultdict[Month, set[str]] = defaultdict(set)
    for month, root in missing:
        roots_of[month].add(root)
    rows: list[dict[str, object]] = []
    for month, roots in sorted(roots_of.items()):
        stop.check()
        counts = count(records, month, month.last_day)
        figures = safe_figures(counts, records.map)
        for root in sorted(roots & set(counts.plain["people"])):
            within = [each for each in records.map.areas if _root(records.map, each) == root]
            areas = [_stored(records.map.areas[each], figures[each]) for each in within]
            rows.append({"month": str(month), "root": root, "areas": areas})
    return rows


def _root(map_: Map, area: str) -> str:
    while (parent := map_.parents[area]) is not None:
        area = parent
    return area


def _stored(area: Area, figures: Sequence[SafeFigure]) -> dict[str, object]:
    return {
        "areaId": area.id,
        "name": area.name,
        "level": area.level,
        "code": area.code,
        "codeYear": area.code_year,
        "measures": [each.measure for each in figures],
        "themes": [each.theme or "" for each in figures],
        "numbers": [float(NONE) if each.value is None else each.value for each in figures],
        "bases": [NONE if each.base is None else each.base for each in figures],
        "bands": [each.band or "" for each in figures],
        "reasons": ["" if each.hidden is None else each.hidden.value for each in figures],
    }


def _area(row: Sequence[Any]) -> Area:
    _, area_id, name, level, code, code_year, *_ = row
    return Area(area_id, name, level, code, code_year)


def _figures(row: Sequence[Any]) -> list[SafeFigure]:
    return [
        SafeFigure(
            measure,
            theme or None,
            None if number == NONE else number,
            None if base == NONE else base,
            band or None,
            Hidden(reason) if reason else None,
        )
        for measure, theme, number, base, band, reason in zip(*row[6:], strict=True)
    ]
