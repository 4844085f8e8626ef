"""What an error says: a sentence with facts, in the language and the words of who reads it."""

import pytest

from graph.changes.results import Findings, Refused
from graph.errors import Argument, GivenId, InvalidInput, NotFound
from graph.model.kinds import Language
from graph.words import Phrase

SENTENCE = "{argument} is {given}; give a number from {lowest} to {highest}."


def test_an_error_is_said_in_a_language_and_kept_in_english() -> None:
    error = InvalidInput(SENTENCE, argument=Argument("first"), given="{x}", lowest=1, highest=2)

    assert error.message == str(error) == "first is {x}; give a number from 1 to 2."
    assert error.text(Language.NL) == "first is {x}; geef een getal van 1 tot en met 2."
    assert error.facts == {"argument": "first", "given": "{x}", "lowest": 1, "highest": 2}


def test_arguments_are_called_as_the_reader_knows_them() -> None:
    error = InvalidInput(SENTENCE, argument=Argument("maxSteps"), given=0, lowest=1, highest=2)

    assert error.text(Language.EN, lambda name: f"--{name}") == "--maxSteps is 0; give a number from 1 to 2."


def test_ids_are_called_by_the_names_that_were_given() -> None:
    names = {"p:1": "Ann", "n:1": "Noord"}
    ids = GivenId("p:1"), GivenId("p:2"), "..."
    error = InvalidInput("{given}: not in {area}.", given=ids, area=GivenId("n:1"), facts={"given": "p:1, p:2, ..."})

    assert error.message == "p:1, p:2, ...: not in n:1."
    assert error.text(Language.EN, lambda word: names.get(word, word)) == "Ann, p:2, ...: not in Noord."
    assert error.facts == {"given": "p:1, p:2, ...", "area": "n:1"}


def test_a_phrase_is_said_with_its_sentence_and_is_no_fact_for_programs() -> None:
    error = NotFound("There is nothing with the id {id} that is {noun}.", id="x", noun=Phrase("a person"))

    assert error.message == "There is nothing with the id x that is a person."
    assert error.text(Language.NL) == "Er is niets met het id x dat een persoon is."
    assert error.facts == {"id": "x"}


@pytest.mark.parametrize("language", Language)
def test_a_sentence_without_facts_stands_as_it_is(language: Language) -> None:
    assert InvalidInput("Send {this}.", facts={"this": 1}).text(language) == "Send {this}."


def test_a_refused_change_says_what_was_said_of_it_whatever_stands_in_it() -> None:
    findings = Findings(Language.NL)
    findings.add("REQUIRED", "name", "{field} is required and cannot be empty.", field="{name}")

    with pytest.raises(Refused) as refused:
        findings.refuse_any()

    assert refused.value.message == refused.value.text(Language.EN) == "{name} is verplicht en mag niet leeg zijn."
