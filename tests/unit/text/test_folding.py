"""Words without accents, capitals and signs."""

import pytest

from graph.text import content_words, fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë", "zoe"),
        ("René", "rene"),
        ("Şükran Yılmaz", "sukran yilmaz"),
        ("Łukasz", "lukasz"),
        ("FRANÇOISE", "francoise"),
        ("Straße", "strasse"),
        ("Ĳsbrand", "ijsbrand"),
        ("Zoe\u0308", "zoe"),
        ("Søren Æbel", "soren aebel"),
        ("", ""),
    ],
)
def test_accents_and_capitals_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'t Hart", ["t", "hart"]),
        ("D’Hondt", ["d", "hondt"]),
        ("v.d.Berg", ["v", "d", "berg"]),
        ("El-Ouazzani", ["el", "ouazzani"]),
        ("repair_café (2x)", ["repair", "cafe", "2x"]),
        ('AND OR NOT + - && || ! ( ) { } [ ] ^ " ~ * ? : \\ /', ["and", "or", "not"]),
        ("?! …", []),
    ],
)
def test_only_letters_and_digits_make_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_words_of_other_scripts_stay() -> None:
    assert words("Олена 小明") == ["олена", "小明"]


def test_function_words_are_left_out_unless_there_is_nothing_else() -> None:
    assert content_words("Wie kan mijn fiets repareren?") == ["fiets", "repareren"]
    assert content_words("wie is er") == ["wie", "is", "er"]
