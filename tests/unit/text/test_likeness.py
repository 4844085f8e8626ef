"""Stems, parts of compounds and trigrams of Dutch words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dutch import SIMPLE_WORDS
from graph.text import ONE_IN_OTHER, SAME_PART, fold, likeness, parts, stem, trigrams

WORDS = st.text("abcdefghijklmnoprstuvwz", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fiets", "fietsen"),
        ("koken", "gekookt"),
        ("brief", "brieven"),
        ("huis", "huizen"),
        ("verhuizen", "verhuizing"),
        ("repareren", "reparatie"),
        ("kind", "kinderen"),
        ("winterjas", "winterjassen"),
        ("vrijwilliger", "vrijwilligers"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert likeness(one, other) == 1.0


@pytest.mark.parametrize(
    ("compound", "found"),
    [
        ("fietsenmaker", {"fiets", "maker"}),
        ("buurtmaaltijd", {"buurt", "maaltijd"}),
        ("moestuintje", {"moes", "tuin"}),
        ("schuldhulp", {"schuld", "hulp"}),
        ("burenruzie", {"buur", "ruzie"}),
        ("sollicitatiebrief", {"solliciteer", "brief"}),
        ("huiswerkklas", {"huis", "werk", "klas"}),
    ],
)
def test_a_compound_has_the_stems_of_its_parts(compound: str, found: set[str]) -> None:
    assert parts(compound) == found


def test_one_known_end_is_enough_for_a_part() -> None:
    assert "tuin" in parts("tuinieren")
    assert "buurt" in parts("buurtpreventie")


@pytest.mark.parametrize("word", ["fiets", "maandag", "verjaardag", "kinderen", "kok", "ja"])
def test_a_simple_word_has_no_parts(word: str) -> None:
    assert parts(word) == frozenset()


def test_a_part_counts_less_than_the_word_itself() -> None:
    assert likeness("fiets", "fietsenmaker") == ONE_IN_OTHER
    assert likeness("fietsenmaker", "fietsreparatie") == SAME_PART


def test_a_mistake_leaves_a_word_alike() -> None:
    assert 0.3 < likeness("fietsenmaker", "fietsenmaaker") < 1.0
    assert 0.3 < likeness("voorleest", "voorlezen") < 1.0


@pytest.mark.parametrize(("one", "other"), [("huis", "huur"), ("taart", "tolk"), ("hond", "kat"), ("fiets", "koken")])
def test_different_words_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) == 0.0


def test_trigrams_mark_the_beginning_and_the_end() -> None:
    assert trigrams("kok") == {"^ko", "kok", "ok$"}


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways_and_at_most_one(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, one) == 1.0


@given(WORDS)
def test_any_word_has_a_stem_and_parts(word: str) -> None:
    assert stem(word)
    assert "" not in parts(word)


def test_the_lists_hold_folded_words() -> None:
    assert {fold(word) for word in SIMPLE_WORDS} == SIMPLE_WORDS
