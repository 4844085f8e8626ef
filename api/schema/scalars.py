"""Dates as GraphQL sees them. They leave as the text the database or the question gives."""

from datetime import date, datetime
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from graph.dates import parse_day, parse_moment, parse_partial_day
from graph.errors import InvalidInput

Date = NewType("Date", date)
DateTime = NewType("DateTime", datetime)
PartialDate = NewType("PartialDate", str)


def _text(value: object) -> str:
    return value if isinstance(value, str) else value.isoformat()  # type: ignore[attr-defined]


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a date. Give a day such as 2026-11-22.")
    try:
        return parse_day(value)
    except InvalidInput as error:
        raise ValueError(error.message) from None


def _moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a date and time. Give it as 2026-11-22T19:30+01:00.")
    try:
        return parse_moment(value)
    except InvalidInput as error:
        raise ValueError(error.message) from None


def _partial_day(value: object) -> str:
    try:
        return parse_partial_day(str(value))
    except InvalidInput as error:
        raise ValueError(error.message) from None


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
