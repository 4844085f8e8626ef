"""What every statement file promises, read from its text."""

import re
from collections import Counter

import pytest

from graph.errors import StatementError
from graph.statements import parse
from tests.support.statement_files import File, files, loaded_names

FILES = files()
READING = ("find", "list", "count", "trace", "rank")
MANY = [each for each in FILES if each.header.mode == "read" and each.header.rows == "many"]


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_file_is_named_after_what_it_does(file: File) -> None:
    verb = file.name.partition("/")[2].split("_")[0]
    assert file.header.mode == "write" or verb in READING


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_statement_fits_on_a_page(file: File) -> None:
    assert len(file.body.splitlines()) <= 65


@pytest.mark.parametrize("file", MANY, ids=str)
def test_many_rows_come_in_an_order(file: File) -> None:
    assert "ORDER BY" in file.body


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_walk_has_a_ceiling(file: File) -> None:
    unbounded = re.findall(r"\*\d*\.\.(?!\d)|\[[^\]]*\*\]|\)\+|\)\*|\{\d*,\}", file.body)
    assert not unbounded


def test_every_file_is_loaded_by_one_line_of_code_and_every_line_finds_its_file() -> None:
    loaded = Counter(name for name in loaded_names() if not name.startswith("schema/"))
    assert set(loaded) == {each.name for each in FILES}
    assert not [name for name, times in loaded.items() if times > 1]


HEADER = "// Purpose: who is there\n// Mode:    read\n// Rows:    many\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("MATCH (n) RETURN n", "needs Purpose"),
        (HEADER.replace("read", "look") + "RETURN 1 AS a", "needs Purpose"),
        (HEADER + "RETURN $a AS a", "declares []"),
        (HEADER + "// Params:\n//   a: string  what\nRETURN 1 AS a", "declares ['a']"),
        (HEADER + "RETURN 1 AS a; RETURN 2 AS b", "exactly one statement"),
        (HEADER + "\n", "exactly one statement"),
        (HEADER + "// something else\nRETURN 1 AS a", "not a header line"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_line(content: str, reason: str) -> None:
    with pytest.raises(StatementError, match=re.escape(reason)) as refused:
        parse("people/find_nobody", content)
    assert "cypher/people/find_nobody.cypher" in refused.value.message


def test_parameters_in_texts_and_comments_are_not_parameters() -> None:
    header, _ = parse("a/find_b", HEADER + "// Params:\n//   a: string  what\nRETURN $a + '$b' AS c // $d\n")
    assert header.parameters == {"a": "string"}
