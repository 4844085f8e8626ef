"""The table of matches says who offers what in their own words, and where, as far as that tells them apart."""

from typing import Any

import pytest

from cli.ask.together_tables import show_arrangements, show_matches
from graph.model.kinds import Language


def place(name: str, town: str) -> dict[str, Any]:
    """A neighbourhood of a town, by way of a district."""
    district = {"kind": "DISTRICT", "name": "East", "within": {"nodes": [{"kind": "MUNICIPALITY", "name": town}]}}
    return {"kind": "NEIGHBOURHOOD", "name": name, "within": {"nodes": [district]}}


def match(who: str, where: dict[str, Any] | None, summary: str | None = None) -> dict[str, Any]:
    party: dict[str, Any] = {"name": who, "livesIn": where}
    talent = {"labelEn": "Cooking", "labelNl": "Koken"}
    given = {"party": party, "talent": talent, "partyGives": True, "need": None, "score": 0.6, "summary": summary}
    parts = [{"kind": "CATEGORY"}, {"kind": "LOAD"}]
    return given | {"load": 0, "conditions": None, "explanation": "Words in both: cook.", "parts": parts}


def test_the_town_is_told_of_who_lives_in_another_than_most(capsys: pytest.CaptureFixture[str]) -> None:
    near, far = place("Harbour", "Vlietstad"), place("Centre", "Almelo")
    show_matches([match("Ann", far), match("Ben", near), match("Cas", near), match("Dan", None)], Language.EN)

    shown = capsys.readouterr().out
    assert "Centre (Almelo)" in shown
    assert "Harbour" in shown
    assert "Vlietstad" not in shown


def test_an_offer_is_told_in_the_words_of_who_makes_it(capsys: pytest.CaptureFixture[str]) -> None:
    asks = match("Cas", None, "Told by who was asked about") | {"partyGives": False}
    show_matches([match("Ann", None, "Couscous for forty"), match("Ben", None), asks], Language.NL)

    shown = capsys.readouterr().out
    assert "Told by" not in shown
    assert "biedt Koken: Couscous for forty" in shown
    assert "biedt Koken  " in shown
    assert "Andere vragen open" in shown


def test_what_is_known_of_nobody_has_no_column(capsys: pytest.CaptureFixture[str]) -> None:
    show_matches([match("Ann", None)], Language.EN)

    heading = capsys.readouterr().out.splitlines()[1]
    assert heading.split() == ["Who", "What", "Fits", "Other", "questions", "open"]


def test_matches_by_words_alone_are_said_to_be_that(capsys: pytest.CaptureFixture[str]) -> None:
    by_words = match("Ben", None) | {"parts": [{"kind": "TEXT"}, {"kind": "LOAD"}]}
    told = "All of these fit by their words alone, which count for at most 0.3."

    show_matches([by_words], Language.EN)
    assert told in capsys.readouterr().out
    show_matches([match("Ann", None), by_words], Language.EN)
    assert told not in capsys.readouterr().out


def test_a_proposal_begins_with_what_could_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    ann, ben = {"name": "Ann"}, {"name": "Ben"}
    gift: dict[str, Any] = {"from": ann, "to": ben, "talent": {"labelNl": "Taart", "labelEn": "Cake"}}
    gift |= {"need": {"summary": "Een taart"}, "conditions": None}
    proposal: dict[str, Any] = {"summary": "Ann en Ben kunnen in Het Huis samen iets doen.", "gifts": [gift]}
    proposal |= {"givesOnly": [ann], "getsOnly": [ben], "connectors": [], "unmet": [], "isOptimal": True}

    show_arrangements([proposal], Language.NL)

    lines = [each.strip() for each in capsys.readouterr().out.splitlines() if each.strip()]
    assert lines[0] == "1. Ann en Ben kunnen in Het Huis samen iets doen."
    assert lines[-1] == "Geven nu alleen: Ann. Krijgen nu alleen: Ben."


def test_the_question_that_all_answer_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    one, other = ({"need": {"summary": told}} for told in ("A cook for forty", "A cake"))
    show_matches([match("Ann", None) | one, match("Ben", None) | one], Language.NL)

    shown = capsys.readouterr().out
    assert shown.startswith("Voor de vraag: A cook for forty\n")
    assert shown.count("A cook for forty") == 1

    show_matches([match("Ann", None) | one, match("Ben", None) | other], Language.NL)
    shown = capsys.readouterr().out
    assert "Voor de vraag" not in shown
    assert ("A cook for forty" in shown, "A cake" in shown) == (True, True)
