"""The conditions that stand in statements as words: the database and Python judge alike."""

import re
from datetime import date

import pytest

from graph.conditions import condition, written_out
from graph.database import Database
from graph.dates import has_ended, held_on
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


@pytest.mark.parametrize("file", files(), ids=str)
def test_no_statement_writes_the_rule_of_days_by_hand(file: File) -> None:
    assert not re.search(r"STARTS WITH \w+\.until|\.until IS NULL OR|\.until > \$", file.body)


@pytest.mark.parametrize("file", files(), ids=str)
def test_no_statement_writes_by_hand_what_leads_on(file: File) -> None:
    assert not re.search(r"THEN all\(member|\.pausedUntil > |LIMIT \$hubSize", file.body)


@pytest.mark.parametrize("text", ["WHERE holds(tie)", "WHERE lasts(tie, $day, $other)", "WHERE isLoad(tie, task)"])
def test_a_word_with_too_few_or_too_many_names_is_refused(text: str) -> None:
    with pytest.raises(StatementError, match="takes"):
        written_out(text)
