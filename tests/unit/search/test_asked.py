"""What somebody typed, as words and as queries for the indexes."""

import pytest

from graph.errors import InvalidInput
from graph.model.kinds import Language
from graph.search.asked import Asked, allowed_mistakes, any_part, name_query, names, read_asked, texts, whole_names


def asked(text: str) -> Asked:
    return read_asked(text)


@pytest.mark.parametrize("text", ["", "   ", "?!", "'", "()[]{}^~*:\\/", "\n\t", "👋"])
def test_a_text_without_letters_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="no letter or digit"):
        asked(text)


def test_a_text_that_is_too_long_is_refused_with_the_limit() -> None:
    with pytest.raises(InvalidInput, match="10000 characters; at most 200"):
        asked("a" * 10_000)


def test_the_refusal_is_in_dutch_for_who_reads_dutch() -> None:
    with pytest.raises(InvalidInput) as refused:
        read_asked("?")

    assert "geen letter of cijfer" in refused.value.text(Language.NL)


def test_infixes_are_not_telling_unless_there_is_nothing_else() -> None:
    assert asked("Zoë van der Berg").telling == ("zoe", "berg")
    assert asked("v.d. Berg").telling == ("berg",)
    assert asked("van der").telling == ("van", "der")


def test_a_word_is_asked_once() -> None:
    assert asked("Jan jan JAN Jansen").words == ("jan", "jansen")


def test_a_long_text_is_cut_to_twelve_words() -> None:
    assert len(asked(" ".join(f"w{number}" for number in range(40))).words) == 12


@pytest.mark.parametrize(
    "text",
    ["name:secret OR *:*", "a* AND b~2", "+x -y", "[a TO z]", "jan^9", '"jan jansen"', "/j.*/", "jan\\", "{a TO b}"],
)
def test_nothing_typed_is_read_as_query_language(text: str) -> None:
    found = asked(text)
    plain = asked("".join(letter if letter.isalnum() else " " for letter in text))

    for query in (names(found, is_all=True), names(found, is_all=False), whole_names(found), texts(found)):
        assert not set('"[]{}\\/:-&|!?') & set(query)
        assert query == query.lower()
    assert found == plain


def test_all_telling_words_must_be_found_and_infixes_need_not() -> None:
    assert names(asked("de Vries"), is_all=True) == "(de^4 +(vries^16 vries*^4 *vries vries~1)) devries^8"
    assert names(asked("mar"), is_all=True) == "+(mar^16 mar*^4)"


def test_ij_and_y_are_one_letter() -> None:
    assert "dykstra^8" in names(asked("Dijkstra"), is_all=True)
    assert "dijkstra^8" in names(asked("Dykstra"), is_all=True)


def test_an_infix_that_was_written_on_to_the_name_is_taken_off_too() -> None:
    assert " berg^8" in names(asked("vandenberg"), is_all=True)


def test_a_filter_reads_one_property_only() -> None:
    assert name_query("mar", ("name",)) == "name:(+(mar^16 mar*^4))"


def test_words_that_the_folding_index_leaves_out_need_the_other_one() -> None:
    assert asked("Will Jansen").needs_whole_index
    assert asked("wil").needs_whole_index
    assert not asked("Marieke").needs_whole_index
    assert names(asked("Will Jansen"), is_all=True).startswith("((will^16")


@pytest.mark.parametrize(("word", "mistakes"), [("jan", 0), ("anna", 1), ("jansen", 1), ("marieke", 2)])
def test_longer_words_may_have_more_mistakes(word: str, mistakes: int) -> None:
    assert allowed_mistakes(word) == mistakes


def test_the_words_of_a_text_are_looked_for_by_stem_and_parts() -> None:
    query = texts(asked("fietsreparatie"))

    assert "fietsreparatie^16" in query
    assert "fiets*^2" in query
    assert "repareer*^2" in query


def test_a_free_text_gives_a_query_of_its_subject_or_none() -> None:
    assert any_part("Wie kan mijn fiets maken?").startswith("(fiets^16")
    assert any_part("wie is er") == ""
    assert any_part("x" * 10_000 + " taart").count("taart") >= 1
