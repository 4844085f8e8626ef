"""Dates as GraphQL sees them. They leave as the text the database or the question gives."""

from datetime import date, datetime
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from graph.dates import parse_day, parse_moment, parse_partial_day

Date = NewType("Date", date)
DateTime = NewType("DateTime", datetime)
PartialDate = NewType("PartialDate", str)


def _text(value: object) -> str:
    return value if isinstance(value, str) else value.isoformat()  # type: ignore[attr-defined]


# What cannot be read is refused with InvalidInput, which the library passes on as the cause: `api.reading.misspelt`
# tells it to the asker in their language.
def _day(value: object) -> date:
    return parse_day(str(value))


def _moment(value: object) -> datetime:
    return parse_moment(str(value))


def _partial_day(value: object) -> str:
    return parse_partial_day(str(value))


SCALARS: dict[object, ScalarDefinition] = {
    Date: strawberry.scalar(name="Date", description="A day, such as 2026-11-22.", serialize=_text, parse_value=_day),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A date and time with its offset, such as 2026-11-22T19:30:00+01:00.",
        serialize=_text,
        parse_value=_moment,
    ),
    PartialDate: strawberry.scalar(
        name="PartialDate",
        description="A day, a month or a year, as it is known: 2026-11-22, 2026-11 or 2026.",
        serialize=_text,
        parse_value=_partial_day,
    ),
}
