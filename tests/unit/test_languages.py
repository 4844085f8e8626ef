"""Languages as people write them down."""

from graph.languages import language_name, spoken
from graph.model.kinds import Language


def test_a_language_is_the_same_in_dutch_and_in_english() -> None:
    assert spoken(["Engels", " turkish "]) == spoken(["English", "Turks"]) == {"en", "tr"}
    assert spoken(["Vlaams"]) == spoken(["Dutch"])


def test_who_has_no_language_written_down_is_taken_to_speak_dutch() -> None:
    assert spoken(None) == spoken([]) == spoken([" "]) == spoken(["Nederlands"])


def test_a_language_that_is_not_known_stands_for_itself() -> None:
    assert spoken(["Gronings", "gronings"]) == {"gronings"}
    assert language_name("gronings", Language.NL) == "Gronings"


def test_a_language_is_called_what_its_reader_calls_it() -> None:
    assert [language_name("so", each) for each in (Language.NL, Language.EN)] == ["Somalisch", "Somali"]
