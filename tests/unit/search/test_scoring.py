"""How well what was typed fits what may be seen."""

import pytest

from graph.search.asked import Asked, read_asked
from graph.search.scoring import best_fit, excerpt, fit


def asked(text: str) -> Asked:
    return read_asked(text)


def score(text: str, name: str) -> float:
    return fit(asked(text), name, is_text=False).score


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("marieke de vries", "Marieke de Vries", 1.0),
        ("zoe", "Zoë van der Berg", 1.0),
        ("René", "Rene Jansen", 1.0),
        ("hondt", "Anna D'Hondt", 1.0),
        ("berg", "Mariëlle v.d.Berg", 1.0),
        ("dykstra", "Jan Dijkstra", 0.95),
        ("vandenberg", "Eva van den Berg", 0.9),
        ("van den berg", "Eva Vandenberg", 0.9),
        ("mar", "Marieke", 0.8),
        ("berg", "Piet Steenberg", 0.6),
        ("jnasen", "Jan Jansen", 0.55),
        ("marieke", "Marijke", 0.55),
        ("mareike", "Marijke", 0.4),
        ("jan", "Dan", 0.0),
        ("xqzt", "Jan Jansen", 0.0),
    ],
)
def test_a_name_fits_by_how_its_words_are_found(text: str, name: str, expected: float) -> None:
    assert score(text, name) == expected


def test_infixes_hardly_count() -> None:
    assert score("vd berg", "Eva van den Berg") == pytest.approx(0.909)
    assert score("van der berg", "Berg") == pytest.approx(0.833)


def test_a_name_that_misses_a_telling_word_is_not_whole() -> None:
    assert fit(asked("jan jansen"), "Jan Jansen", is_text=False).is_whole
    assert not fit(asked("jan jansen"), "Jan Bakker", is_text=False).is_whole
    assert fit(asked("jan de boer"), "Jan Boer", is_text=False).is_whole


def test_texts_are_read_by_stem_and_compound_parts() -> None:
    found = asked("mijn fiets repareren")

    assert fit(found, "Fietsen repareren", is_text=True).score == pytest.approx(0.9, abs=0.06)
    assert fit(found, "fietsenmaker", is_text=True).score > 0
    assert fit(found, "Taart bakken", is_text=True).score == 0


def test_of_equals_the_first_name_wins_unless_a_later_one_is_exact() -> None:
    assert best_fit(asked("berg"), ["An van den Berg", "An Berg"], is_text=False).matched == "An van den Berg"
    assert best_fit(asked("taal"), ["Taal en lezen", "taal"], is_text=False).matched == "taal"


def test_nothing_to_fit_is_no_fit() -> None:
    assert best_fit(asked("berg"), [], is_text=False).score == 0


def test_a_long_text_is_shown_around_the_word() -> None:
    text = "Er was eens een buurt. " * 20 + "Toen kwam de fietsenmaker langs. " + "En zo ging het verder. " * 20

    shown = excerpt(text, ["fietsenmaker"])

    assert "fietsenmaker" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= 170


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("Fietsen repareren", ["fiets"]) == "Fietsen repareren"
