"""Names as they are sorted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import sort_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna van den Berg", "Berg, Anna van den"),
        ("Marijke Zandvliet", "Zandvliet, Marijke"),
        ("Jan-Willem in 't Veld", "Veld, Jan-Willem in 't"),
        ("Gerard ’t Hooft", "Hooft, Gerard 't"),
        ("Jan Op den Akker", "Akker, Jan Op den"),
        ("Karel v.d. Meer", "Meer, Karel v.d."),
        ("Fatima el Amrani", "Amrani, Fatima el"),
        ("Jeanne d'Arc", "Arc, Jeanne d'"),
        ("Ben de Vries", "Vries, Ben de"),
        ("Al Gore", "Gore, Al"),
        ("De Vries", "Vries, De"),
        ("'t Hooft", "Hooft, 't"),
        ("Anna Jansen-de Vries", "Jansen-de Vries, Anna"),
        ("Joke van der Heijden-Kok", "Heijden-Kok, Joke van der"),
        ("Berg, Anna van den", "Berg, Anna van den"),
        ("Jan de Vries 2", "Vries 2, Jan de"),
        ("Anna", "Anna"),
        ("Anna V.", "Anna V."),
        ("Bezoeker 12", "Bezoeker 12"),
        ("  Anna   Jansen ", "Jansen, Anna"),
    ],
)
def test_a_shown_name_sorts_by_its_family_name(name: str, expected: str) -> None:
    assert sort_name(name) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Oma Truus", "Truus", "van", "Dijk"), "Dijk, Truus van"),
        (("Oma Truus", "Truus", None, "van Dijk"), "Dijk, Truus van"),
        (("Anna de Vries", None, "de", "Vries"), "Vries, Anna de"),
        (("Truus", None, None, "Jansen"), "Jansen, Truus"),
        (("Marijke Zandvliet", "Marijke", None, None), "Zandvliet, Marijke"),
        (("Maria Gonzalez Lopez", "Maria", None, "Gonzalez Lopez"), "Gonzalez Lopez, Maria"),
    ],
)
def test_given_parts_come_before_what_the_shown_name_tells(
    parts: tuple[str, str | None, str | None, str | None], expected: str
) -> None:
    assert sort_name(*parts) == expected


@given(st.text(min_size=1).filter(str.strip))
def test_every_name_has_something_to_sort_by(name: str) -> None:
    assert sort_name(name).strip()
