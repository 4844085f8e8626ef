"""The conditions that stand in statements as words: the database and Python judge alike."""

import re
from datetime import date, timedelta

import pytest

from graph.conditions import condition, written_out
from graph.database import Database
from graph.dates import has_ended, held_on, may_be_asked
from graph.errors import StatementError
from tests.support.graph import draw
from tests.support.statement_files import File, files

DAY = date(2026, 11, 22)
DAYS = ["2025", "2026", "2027", "2026-10", "2026-11", "2026-12", "2026-11-21", "2026-11-22", "2026-11-23"]


async def test_the_database_and_python_agree_on_what_holds_on_a_day(database: Database) -> None:
    text = f"""
        UNWIND [null] + $days AS since UNWIND [null] + $days AS until
        WITH {{since: since, until: until}} AS tie
        RETURN tie.since, tie.until, {condition("holds", "tie", "$day")}, {condition("lasts", "tie", "$day")},
          {condition("outside", "tie", "$day")}
    """

    rows = await draw(database, text, days=DAYS, day=DAY.isoformat())

    assert len(rows) == (1 + len(DAYS)) ** 2
    for since, until, holds, lasts, is_outside in rows:
        assert isinstance(since, str | None)
        assert isinstance(until, str | None)
        assert holds is held_on(since, until, DAY)
        assert lasts is (not has_ended(until, DAY))
        assert is_outside is not held_on(since, until, DAY)


async def test_the_database_and_python_agree_on_who_may_be_asked(database: Database) -> None:
    days = [None, *(DAY + timedelta(days=each) for each in (-1, 0, 1))]
    text = f"""
        UNWIND [null, true, false] AS isWilling UNWIND $days AS paused UNWIND $days AS inactive
        WITH *, {{mayBeAsked: isWilling, pausedUntil: paused, inactiveSince: inactive}} AS person
        RETURN isWilling, toString(paused), toString(inactive), {condition("mayBeAsked", "person", "$date")},
          {condition("mayBeAsked", "person", "date($day)")}
    """

    rows = await draw(database, text, days=days, date=DAY, day=DAY.isoformat())

    assert len(rows) == 3 * 4 * 4
    for is_willing, paused, inactive, *judged in rows:
        assert judged == [may_be_asked(is_willing, paused, inactive, DAY.isoformat())] * 2  # pyright: ignore


@pytest.mark.parametrize("file", files(), ids=str)
def test_no_statement_writes_the_rule_of_days_by_hand(file: File) -> None:
    assert not re.search(r"STARTS WITH \w+\.until|\.until IS NULL OR|\.until > \$", file.body)


@pytest.mark.parametrize("file", files(), ids=str)
def test_no_statement_writes_by_hand_what_leads_on(file: File) -> None:
    assert not re.search(r"THEN all\(member|LIMIT \$hubSize", file.body)


@pytest.mark.parametrize("file", files(), ids=str)
def test_no_statement_writes_by_hand_who_may_be_asked(file: File) -> None:
    assert not re.search(r"\.pausedUntil [<>]|\.mayBeAsked (AND|=|THEN)", file.body)


@pytest.mark.parametrize("text", ["WHERE holds(tie)", "WHERE lasts(tie, $day, $other)", "WHERE isLoad(tie, task)"])
def test_a_word_with_too_few_or_too_many_names_is_refused(text: str) -> None:
    with pytest.raises(StatementError, match="takes"):
        written_out(text)
