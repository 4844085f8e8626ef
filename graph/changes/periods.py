"""From when until when a tie holds, where a month or year may stand for a day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from graph.dates import earliest_of, has_ended

ALWAYS = date.min
NEVER = date.max


def first_day(since: str | None) -> date:
    """The first day that may be meant; unknown reaches back for ever."""
    return ALWAYS if since is None else earliest_of(since)


def end_day(until: str | None) -> date:
    """The day from which it no longer holds; a month or year holds until its last day."""
    if until is None:
        return NEVER
    parts = until.split("-")
    if len(parts) == 3:
        return date.fromisoformat(until)
    first = first_day(until)
    # 31 days after the last first-of-month of the period always lies in the next month.
    last_month = first.replace(month=12) if len(parts) == 1 else first
    return NEVER if last_month.year == NEVER.year else (last_month + timedelta(days=31)).replace(day=1)


def overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two ties hold at the same time, or for exactly the same dates."""
    if (one.get("since"), one.get("until")) == (other.get("since"), other.get("until")):
        return True
    begins = max(first_day(one.get("since")), first_day(other.get("since")))
    return begins < min(end_day(one.get("until")), end_day(other.get("until")))


def holds_after(values: Mapping[str, Any], day: date) -> bool:
    """Whether a tie holds on that day or may begin later."""
    return not has_ended(values.get("until"), day)


def holds_on(values: Mapping[str, Any], day: date) -> bool:
    """Whether a tie holds on that day, as far as is known."""
    return holds_after(values, day) and first_day(values.get("since")) <= day
