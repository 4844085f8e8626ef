"""The sentences of `connectors`, in both languages."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import graph
from graph.connectors.answer import ConnectorMeasure
from graph.connectors.telling import Telling
from graph.groups import role_name
from graph.model.kinds import Language, PersonRole
from graph.network import Coverage, tell_coverage

EN, NL = Telling(Language.EN), Telling(Language.NL)
CATALOGUE = Path(graph.__file__).parent / "locale" / "nl" / "connectors.po"


@pytest.mark.parametrize(
    ("by", "value", "english", "dutch"),
    [
        (
            ConnectorMeasure.BETWEENNESS,
            0.004,
            "Fewer than 1 in 100 pairs of others of whom a tie is known find their shortest way through this person.",
            "Minder dan 1 op de 100 tweetallen anderen van wie een contact bekend is, vindt de kortste weg via deze "
            "persoon.",
        ),
        (
            ConnectorMeasure.EFFECTIVE_SIZE,
            2.5,
            "Of 4 contacts about 2.5 lead to people whom the others do not reach.",
            "Van 4 contacten leiden er ongeveer 2,5 naar mensen die de andere niet bereiken.",
        ),
        (
            ConnectorMeasure.BROKERAGE,
            2.0,
            "Stands between 1 pair of contacts of whom no tie to each other is known.",
            "Staat tussen 1 tweetal contacten van wie niet bekend is dat ze elkaar kennen.",
        ),
        (
            ConnectorMeasure.PAIRS_CUT,
            0.0,
            "Nobody loses anybody else when this person leaves.",
            "Als deze persoon wegvalt, raakt niemand een ander kwijt.",
        ),
        (
            ConnectorMeasure.PAIRS_CUT,
            12.0,
            "If this person leaves, 12 pairs of others lose every way to each other.",
            "Als deze persoon wegvalt, hebben 12 tweetallen anderen geen enkele weg meer naar elkaar.",
        ),
    ],
)
def test_the_ranking_figure_is_said(by: ConnectorMeasure, value: float, english: str, dutch: str) -> None:
    assert EN.first(by, value, contacts=4) == english
    assert NL.first(by, value, contacts=4) == dutch


def test_groups_are_listed_as_people_do() -> None:
    assert EN.connected(["residents"]) == ""
    assert EN.connected(["residents", "officials", "family"]) == "Joins residents, officials, and family."
    assert NL.connected(["bewoners", "ambtenaren", "familie"]) == "Verbindt bewoners, ambtenaren en familie."


def test_dependents_are_counted() -> None:
    assert EN.dependents(0) == ""
    assert NL.dependents(1) == "1 persoon bereikt de meeste anderen hier alleen via dit ene contact."


def test_the_network_is_said_with_what_is_not_known() -> None:
    known = Coverage(people=4000, ties=2, reporters=1, without_tie=3, undated=1, is_estimate=True)

    assert tell_coverage(Language.NL, known) == (
        "Er zijn 4.000 mensen bekend die hier wonen of actief zijn. "
        "Zij hebben 2 contacten met elkaar. Eén persoon heeft die verteld. "
        "Van 3 mensen is hier geen contact bekend: onbekend, en dat is iets anders dan eenzaam. "
        "Van 1 contact is het begin niet bekend; het telt gewoon mee. "
        "Omdat het netwerk groot is, komen de cijfers uit een steekproef."
    )


@pytest.mark.parametrize("role", list(PersonRole))
def test_every_role_has_a_name_in_both_languages(role: PersonRole) -> None:
    assert role_name(role, Language.EN) != role_name(role, Language.NL)


def test_every_dutch_sentence_has_the_facts_of_the_english_one() -> None:
    with CATALOGUE.open("rb") as file:
        messages = [each for each in read_po(file, locale="nl") if each.id]

    for message in messages:
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        dutch = [message.string] if isinstance(message.string, str) else list(message.string or ())
        facts = {fact for text in english for fact in re.findall(r"{(\w+)}", text)}
        assert all(text for text in dutch)
        assert facts == {fact for text in dutch for fact in re.findall(r"{(\w+)}", text)}
