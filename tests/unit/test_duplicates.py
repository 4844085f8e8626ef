"""How alike names of people are, and which records are compared at all."""

import pytest

from graph.duplicates.naming import name_likeness, read_name
from graph.duplicates.scoring import Record, candidates, plain_email, plain_phone, plain_postcode
from graph.names import sort_name


def record(
    id_: str, name: str, *, email: str | None = None, phone: str | None = None, home: str | None = None
) -> Record:
    """A record with a name as shown."""
    return Record(id_, read_name(sort_name(name)), plain_email(email), plain_phone(phone), None, home)


def likeness(one: str, other: str, *nicknames: str) -> float:
    return name_likeness(read_name(sort_name(one), nicknames), read_name(sort_name(other)))


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Anna van den Berg", "Anna v.d. Berg", 1.0),
        ("Anna van den Berg", "ANNA BERG", 1.0),
        ("Zoë Brandão", "Zoe Brandao", 1.0),
        ("Jan Peter Kuipers", "Jan-Peter Kuijpers", 0.9),
        ("J.P. Kuipers", "Jan Peter Kuipers", 0.8),
        ("Jan Kuipers", "Jan Peter Kuipers", 0.8),
        ("Corrie in 't Veld", "Cornelia in het Veld", 0.85),
        ("Henk Wassink", "Hendrik Wassink", 0.9),
        ("Fatima El Idrissi", "Fatma el Idrisi", 0.8),
        ("Beata Krawczyk", "Beata Krawczyk-Mokhtari", 0.8),
        ("Yusuf Dirie", "Yussuf Dirie", 0.9),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str, least: float) -> None:
    assert likeness(one, other) >= least
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gerda van 't Hof", "Gerda Wijaya"),
        ("Els Rietveld", "Daan Rietveld"),
        ("Jan de Vries", "Piet de Vries"),
        ("Jan Smit", "Jan Bakker"),
        ("Bo", "Jo"),
    ],
)
def test_names_of_two_people_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < 0.7


def test_a_nickname_is_a_name() -> None:
    assert likeness("Robert Blom", "Bob Blom", "Bob") >= 0.9


@pytest.mark.parametrize(("one", "other"), [("06-12345678", "+31 6 1234 5678"), ("0031612345678", "06 12 34 56 78")])
def test_a_telephone_number_is_the_same_in_every_spelling(one: str, other: str) -> None:
    assert plain_phone(one) == plain_phone(other) is not None


def test_what_is_no_address_is_not_compared() -> None:
    assert (plain_phone("112"), plain_phone(None), plain_email("none"), plain_postcode("  ")) == (None,) * 4


def found(*records: Record, within: frozenset[str] | None = None) -> list[tuple[str, str]]:
    return [(each.one.id, each.other.id) for each in candidates(records, lambda: None, within)]


def test_a_shared_telephone_does_not_make_a_family_one_person() -> None:
    phone = "06-12345678"
    assert found(record("a", "Els Rietveld", phone=phone), record("b", "Daan Rietveld", phone=phone)) == []


def test_a_name_that_many_have_tells_less() -> None:
    rare = candidates([record("a", "Anna Quak"), record("b", "Anna Quak")], lambda: None)[0]
    many = candidates([record(f"{number:02}", "Anna Quak") for number in range(12)], lambda: None)[0]

    assert rare.score == 0.7
    assert many.score < 0.5


def test_what_speaks_for_it_adds_up_and_a_shared_meeting_speaks_against() -> None:
    [pair] = candidates([record("a", "Anna Quak", home="n"), record("b", "Anna Quak", home="n")], lambda: None)

    assert pair.score < pair.knowing(2, 0).score < 1
    assert pair.knowing(0, 1).score < pair.score


def test_one_of_the_two_is_in_the_area() -> None:
    records = [record(each, "Anna Quak") for each in "abc"]

    assert found(*records, within=frozenset("a")) == [("a", "b"), ("a", "c")]
    assert found(*records, within=frozenset()) == []


def test_the_order_of_records_makes_no_difference() -> None:
    records = [record(f"{number:02}", name) for number, name in enumerate(["Anna Quak", "A. Quak", "Anna Kwak"] * 4)]

    assert found(*records) == found(*reversed(records))
