"""Cells of files, read and written."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidInput
from graph.model import NODE, Property
from seeds.cells import as_given, cell_text, neutral, reader
from seeds.format import FILE

COLUMN: dict[str, Property] = {
    column.name: column.declared
    for name in ("people", "locations", "knows", "meetings")
    for column in FILE[name].columns
}


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("since", "22-11-2026", "2026-11-22"),
        ("since", "2026-11", "2026-11"),
        ("lastContact", "1-2-2026", "2026-02-01"),
        ("startsAt", "2026-11-22 19:30", "2026-11-22T19:30:00+01:00"),
        ("startsAt", "2026-07-01T19:30", "2026-07-01T19:30:00+02:00"),
        ("strength", "3", 3),
        ("strength", "3,0", 3),
        ("latitude", "52,36", 52.36),
        ("latitude", "-5.5", -5.5),
        ("mayBeAsked", "Ja", True),
        ("mayBeAsked", "ONWAAR", False),
        ("roles", "resident | VOLUNTEER", ["RESIDENT", "VOLUNTEER"]),
        ("nicknames", r"An\|na|B\\ram| |Cato", ["An|na", "B\\ram", "Cato"]),
        ("name", "Zoe\u0301", "Zoé"),
        ("email", "anna@voorbeeld.nl", "anna@voorbeeld.nl"),
        ("phone", "+31 (0)6-12345678", "+31 (0)6-12345678"),
    ],
)
def test_a_cell_is_read_as_its_column_says(column: str, text: str, expected: object) -> None:
    assert reader(COLUMN[column])(text) == expected


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("since", "22/11/2026"),
        ("since", "2026-02-30"),
        ("since", "1899"),
        ("lastContact", "9999-12-31"),
        ("startsAt", "0001-01-01 10:00"),
        ("lastContact", "2026"),
        ("startsAt", "vanavond"),
        ("strength", "3,5"),
        ("strength", "9" * 30),
        ("latitude", "noord"),
        ("mayBeAsked", "soms"),
        ("roles", "RESIDENT|KING"),
        ("name", "Anna\nBerg"),
        ("name", "Anna\x00"),
        ("email", "anna@voorbeeld"),
        ("email", "a@b.nl; c@d.nl"),
        ("phone", "bel mij"),
        ("phone", "12"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused(column: str, text: str) -> None:
    with pytest.raises(InvalidInput):
        reader(COLUMN[column])(text)


def test_a_value_read_twice_is_the_same() -> None:
    read = reader(COLUMN["since"])

    assert [read("22-11-2026"), read("22-11-2026")] == ["2026-11-22", "2026-11-22"]


@given(st.text(max_size=40))
def test_what_is_made_harmless_comes_back_as_it_was(text: str) -> None:
    harmless = neutral(text)

    assert as_given(harmless) == text
    assert harmless[:1] not in tuple("=+-@\t\r")


@pytest.mark.parametrize(("text", "expected"), [("=1+1", "'=1+1"), ("'=1", "''=1"), ("'t Hooft", "'t Hooft"), ("", "")])
def test_only_what_a_spreadsheet_would_calculate_is_made_harmless(text: str, expected: str) -> None:
    assert neutral(text) == expected


SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
# What holds marks alone is refused, because nobody can read it.
PRINTABLE = st.text(SIGNS, min_size=1, max_size=20).filter(
    lambda text: not all(category(each)[0] == "M" for each in text)
)


@given(st.lists(PRINTABLE, min_size=1, max_size=5, unique=True))
def test_a_list_comes_back_whatever_signs_are_in_it(values: list[str]) -> None:
    read = reader(NODE["Person"].property("nicknames"))
    stored = read(cell_text(values))

    assert read(cell_text(stored)) == stored
    assert isinstance(stored, list)
    assert len(stored) <= len(values)
