"""Days, months and years as people give them, and the rule for what holds on a day.

A partial day is kept as ISO text (`2026`, `2026-11`, `2026-11-22`). A prefix sorts before what it begins, so that
`since <= day` compares with the first possible day; `until` is compared with its last possible day.
"""

import re
from datetime import date, datetime, timedelta, timezone
from typing import TypeVar
from zoneinfo import ZoneInfo

from graph.errors import InvalidInput

ZONE = ZoneInfo("Europe/Amsterdam")
Day = TypeVar("Day", date, str)
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)

MOST_TOLD = 40
"""How much of what was given instead of a date is told again."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
NO_DATE = (
    "{given!r} is not a date. Give a day such as 2026-11-22 or 22-11-2026, a month such as 2026-11 or a year such as "
    "2026."
)


def is_possible_day(given: date) -> bool:
    """Whether anything in a neighbourhood can have been then."""
    return EARLIEST <= given <= LATEST


def today() -> date:
    """Today in the Netherlands."""
    return datetime.now(ZONE).date()


def parse_partial_day(text: str) -> str:
    """ISO text of a day, month or year; InvalidInput for anything else."""
    given = text.strip()
    if dutch := _DUTCH.fullmatch(given):
        given = f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}"
    found = _ISO.fullmatch(given)
    try:
        if found is None:
            raise ValueError
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise InvalidInput(NO_DATE, given=_short(text)) from None
    return given


def earliest_of(partial_day: str) -> date:
    """The first day that a day, month or year may mean.

    >>> earliest_of("2026-11")
    datetime.date(2026, 11, 1)
    """
    return date.fromisoformat(f"{partial_day}-01-01"[:10])


def parse_day(text: str) -> date:
    """A full day; InvalidInput for a month or year."""
    try:
        given = parse_partial_day(text)
    except InvalidInput:
        sentence = "{given!r} is not a date. Give a day such as 2026-11-22 or 22-11-2026."
        raise InvalidInput(sentence, given=_short(text)) from None
    if len(given) != len("2026-11-22"):
        sentence = "{given!r} is not a full day. Give a day such as 2026-11-22 or 22-11-2026."
        raise InvalidInput(sentence, given=_short(text))
    return date.fromisoformat(given)


def parse_moment(text: str) -> datetime:
    """A date and time; without an offset it is taken as Dutch time, and a day alone as its first minute."""
    try:
        given = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            day, _, time = text.strip().partition(" ")
            given = datetime.fromisoformat(f"{parse_day(day).isoformat()} {time or '00:00'}")
        except (InvalidInput, ValueError):
            sentence = "{given!r} is not a date and time. Give it as 2026-11-22 19:30, or 2026-11-22T19:30+01:00."
            raise InvalidInput(sentence, given=_short(text)) from None
    zoned = given if given.tzinfo else given.replace(tzinfo=ZONE)
    # A fixed offset prints the same everywhere; a named zone would change with the tables of each machine.
    return zoned.astimezone(timezone(zoned.utcoffset() or timedelta()))


def year_before(day: date) -> date:
    """The same day a year earlier; 29 February becomes the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def has_begun(since: str | None, day: date) -> bool:
    """Whether something that began `since` (unknown counts as begun) had begun on that day."""
    return since is None or since <= day.isoformat()


def has_ended(until: str | None, day: date) -> bool:
    """Whether something that holds `until` had ended on that day; a month or year ends after its last day."""
    if until is None:
        return False
    text = day.isoformat()
    return until <= text and (until == text or not text.startswith(until))


def held_on(since: str | None, until: str | None, day: date) -> bool:
    """Whether something had begun and not ended on that day."""
    return has_begun(since, day) and not has_ended(until, day)


def may_be_asked(is_willing: bool | None, paused_until: Day | None, inactive_since: Day | None, day: Day) -> bool:
    """Whether somebody may be asked or proposed on that day; all days as dates, or all as ISO text.

    Who did not say whether they want to be asked may be; a pause ends on its last day.
    """
    is_paused = paused_until is not None and paused_until > day
    has_left = inactive_since is not None and inactive_since <= day
    return is_willing is not False and not is_paused and not has_left


def _short(text: str) -> str:
    return text if len(text) <= MOST_TOLD else f"{text[:MOST_TOLD]}…"
