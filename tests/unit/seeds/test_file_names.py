"""Which file is meant by a name that is none."""

import pytest

from seeds.file_names import meant_files
from seeds.format import FILE


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("Places buurten wijken locaties adressenlijst neighborhoods", "locations"),
        (
            "person persons Personen mensen bewoners residents inwoners vrijwilligers bewonerslijst users gebruikers",
            "people",
        ),
        ("organization organizations organisaties verenigingen instellingen bedrijven orgs", "organisations"),
        ("skills vaardigheden talenten", "talents"),
        ("questions vragen hulpvragen wensen behoeften", "needs"),
        ("bijeenkomsten avonden gatherings appointments", "meetings"),
        ("projecten diensten services kringen", "arrangements"),
        ("doelen aims", "goals"),
        ("introducties kennismakingen", "introductions"),
        ("verhalen notities aantekeningen notes", "stories"),
        ("grondslagen toestemmingen consents", "bases"),
        ("aanbod aanbiedingen", "offers"),
        ("antwoorden replies", "answers"),
        ("kent kennissen vrienden friends", "knows"),
        ("steun ondersteuning", "supports"),
        ("keep_apart keep-apart uitelkaar", "keepApart"),
        ("lidmaatschappen memberships medewerkers", "affiliations"),
        ("samenwerkingen collaborations partnerships", "cooperations"),
        ("hand-overs overdrachten doorverwijzingen", "handOvers"),
        ("aanwezigheid bezoekers visitors", "attendance"),
        ("deelnemers participants deelnames", "participations"),
        ("ambities belangen", "pursuits"),
        ("links verbindingen", "ties"),
    ],
)
def test_the_usual_words_for_a_file_are_known(words: str, file: str) -> None:
    assert [(each, meant_files(each)) for each in words.split()] == [(each, [file]) for each in words.split()]


def test_every_file_is_meant_by_its_own_name() -> None:
    assert {name: meant_files(name)[0] for name in FILE} == {name: name for name in FILE}


def test_words_that_may_mean_two_files_stand_with_both() -> None:
    assert meant_files("contacten") == ["people", "knows"]
    assert meant_files("relaties") == ["knows", "ties"]
    assert meant_files("afspraken") == ["meetings", "arrangements"]


@pytest.mark.parametrize(("name", "file"), [("peple", "people"), ("orgnisaties", "organisations"), ("knwos", "knows")])
def test_a_slip_of_the_pen_is_seen_through(name: str, file: str) -> None:
    assert meant_files(name) == [file]


@pytest.mark.parametrize("name", ["Sheet1", "Blad 2", "2026", "xyz", ""])
def test_what_means_nothing_is_not_guessed(name: str) -> None:
    assert meant_files(name) == []
