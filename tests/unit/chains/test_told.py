"""Chains in words, in both languages."""

from datetime import date

import pytest

from graph.chains import summary, targets, told
from graph.chains.asked import Asked, check_asked
from graph.chains.summary import Outcome, answer
from graph.chains.ties import Found, Hub, Link, Stop
from graph.chains.told import tell_chain, why
from graph.model.kinds import KnownBy, KnowsKind, Language, Level, OrganisationKind, TieKind
from graph.words import _catalogue  # pyright: ignore[reportPrivateUsage]

NL, EN = Language.NL, Language.EN
ANN, BOB, COR = (Stop(name.lower(), True, name) for name in ("Ann", "Bob", "Cor"))
CLUB, FUND = (Stop(name, False, name) for name in ("Club", "Fund"))


def link(kind: TieKind = TieKind.KNOWS, **more: object) -> Link:
    given: dict[str, object] = {"strength": None, "last_contact": None, "known_by": None, "freshness": 0.2, "cost": 9.0}
    return Link(kind, **{**given, **more})  # pyright: ignore


@pytest.mark.parametrize(
    ("tie", "english", "dutch"),
    [
        (link(why="koor"), "koor", "koor"),
        (link(knows_kind=KnowsKind.FAMILY), "Ann and Bob are family.", "Ann en Bob zijn familie."),
        (link(knows_kind=KnowsKind.FRIEND), "Ann and Bob are friends.", "Ann en Bob zijn bevriend."),
        (link(knows_kind=KnowsKind.NEIGHBOUR, strength=2), "Ann and Bob are neighbours.", "Ann en Bob zijn buren."),
        (link(strength=1), "Ann and Bob greet each other.", "Ann en Bob groeten elkaar."),
        (link(strength=5), "Ann and Bob are very close.", "Ann en Bob staan elkaar heel na."),
        (
            link(),
            "Ann and Bob know each other; how was not recorded.",
            "Ann en Bob kennen elkaar; hoe is niet genoteerd.",
        ),
        (
            link(TieKind.MEETS, meetings=3, last_contact=date(2026, 5, 3)),
            "Ann and Bob came to 3 of the same meetings, last on 3 May 2026.",
            "Ann en Bob kwamen op 3 dezelfde bijeenkomsten, het laatst op 3 mei 2026.",
        ),
    ],
)
def test_how_two_people_know_each_other_is_a_sentence(tie: Link, english: str, dutch: str) -> None:
    assert (why(ANN, BOB, tie, EN), why(ANN, BOB, tie, NL)) == (english, dutch)


@pytest.mark.parametrize(
    ("tie", "english"),
    [
        (link(TieKind.AFFILIATED_WITH), "Ann belongs to Club."),
        (link(TieKind.AFFILIATED_WITH, role="cook"), "Ann belongs to Club (cook)."),
        (link(TieKind.AFFILIATED_WITH, level=Level.WORK), "Ann acts for Club."),
        (link(TieKind.AFFILIATED_WITH, level=Level.STRATEGIC, role="chair"), "Ann acts for Club (chair)."),
    ],
)
def test_a_membership_reads_the_same_from_both_ends(tie: Link, english: str) -> None:
    assert why(ANN, CLUB, tie, EN) == why(CLUB, ANN, tie, EN) == english


@pytest.mark.parametrize(
    ("tie", "english"),
    [
        (link(TieKind.COOPERATES_WITH), "Club and Fund work together."),
        (link(TieKind.COOPERATES_WITH, level=Level.WORK), "Club and Fund work together in daily practice."),
        (link(TieKind.COOPERATES_WITH, level=Level.STRATEGIC), "Club and Fund work together at the strategic table."),
        (link(TieKind.COOPERATES_WITH, summary="the meal", level=Level.WORK), "Club and Fund work together: the meal"),
    ],
)
def test_how_organisations_work_together_is_a_sentence(tie: Link, english: str) -> None:
    assert why(CLUB, FUND, tie, EN) == english


def test_a_chain_is_told_as_a_plan_with_its_evidence() -> None:
    chain = Found(
        (ANN, BOB, CLUB, FUND, COR),
        (
            link(why="koor.", last_contact=date(2026, 5, 3), strength=4, known_by=KnownBy.BOTH),
            link(TieKind.AFFILIATED_WITH, confirmed_on=date(2025, 1, 2), known_by=KnownBy.OBSERVED),
            link(TieKind.COOPERATES_WITH),
            link(TieKind.AFFILIATED_WITH, role="chair", known_by=KnownBy.HEARSAY),
        ),
    )

    assert tell_chain(chain, EN) == (
        "Ann asks Bob. They know each other: koor (last contact on 3 May 2026; strength 4 of 5; told by both). "
        "Bob can introduce Ann to Club. Bob belongs to Club (confirmed on 2 January 2025; seen by others). "
        "Club can bring Ann to Fund. Club and Fund work together. "
        "At Fund, Ann asks for Cor. Cor belongs to Fund (chair) (only hearsay)."
    )
    assert tell_chain(chain, NL) == (
        "Ann vraagt Bob. "
        "Ze kennen elkaar: koor (laatste contact op 3 mei 2026; sterkte 4 van 5; verteld door allebei). "
        "Bob kan Ann voorstellen aan Club. Bob hoort bij Club (bevestigd op 2 januari 2025; gezien door anderen). "
        "Club kan Ann in contact brengen met Fund. Club en Fund werken samen. "
        "Bij Fund vraagt Ann naar Cor. Cor hoort bij Fund (chair) (alleen van horen zeggen)."
    )


def test_a_direct_tie_needs_nobody_between() -> None:
    told_ = tell_chain(Found((ANN, BOB), (link(known_by=KnownBy.SELF, confirmed_on=date(2026, 1, 31)),)), EN)

    assert told_ == (
        "Ann and Bob are tied directly. Ann and Bob know each other; how was not recorded "
        "(confirmed on 31 January 2026; told by one of them)."
    )


def test_a_later_confirmation_counts_as_the_last_news() -> None:
    tie = link(last_contact=date(2020, 1, 1), confirmed_on=date(2026, 1, 1))

    assert "(confirmed on 1 January 2026)" in tell_chain(Found((ANN, BOB), (tie,)), EN)


def asked(**more: object) -> Asked:
    given: dict[str, object] = {
        "from_id": "ann",
        "to": "cor",
        "to_any": None,
        "via": (),
        "avoiding": (),
        "by": "FEWEST_STEPS",
        "count": 3,
        "max_steps": 6,
        "ties": None,
        "through_hubs": False,
        "day": date(2026, 11, 22),
    }
    return check_asked(**{**given, **more})  # pyright: ignore


def everything(_: str) -> bool:
    """An asker who wants all fields of the answer."""
    return True


def test_only_what_is_wanted_of_the_answer_is_told() -> None:
    outcome = Outcome([Found((ANN, BOB), (link(),))], False, (), ANN, "Bob")

    told = answer(asked(), outcome, EN, {"chains.explanation"}.__contains__)

    assert told.explanation == ""
    assert told.chains[0].explanation.startswith("Ann and Bob are tied directly.")


def test_the_answer_says_in_dutch_what_was_found_and_what_was_left_out() -> None:
    chain = Found((ANN, BOB, COR), (link(), link()))
    outcome = Outcome([chain], True, [Hub("a", "Zorgfabriek"), Hub("b", "Stadhuis")], ANN, "Cor")

    assert answer(asked(), outcome, NL, everything).explanation == (
        "Er loopt 1 keten van Ann naar Cor. Die telt 2 stappen. Te groot om mensen aan elkaar voor te stellen "
        "en daarom overgeslagen, al zou een keten via hen korter zijn: Zorgfabriek en Stadhuis. "
        "Niet alle ketens zijn bekeken; er kunnen dus andere of betere zijn."
    )


def test_the_answer_says_in_dutch_that_unknown_is_not_none() -> None:
    outcome = Outcome([], False, (), ANN, "iemand", tieless=[ANN])

    assert answer(asked(max_steps=1, ties=list(TieKind), avoiding=["x"]), outcome, NL, everything).explanation == (
        "Er is geen keten van hoogstens 1 stap bekend van Ann naar iemand. "
        "Onbekend is niet hetzelfde als afwezig: wat niemand heeft genoteerd, is niet te vinden. "
        "Van Ann is geen contact genoteerd waarlangs iemand voorgesteld kan worden; vraag wie Ann kent en noteer het. "
        "Vraag het opnieuw zonder voorgeschreven of uitgesloten tussenschakels."
    )


def test_the_weakest_strength_is_the_lowest_that_is_known() -> None:
    known = Found((ANN, BOB, COR), (link(strength=4), link()))
    unknown = Found((ANN, COR), (link(),))

    found = answer(asked(), Outcome([unknown, known], False, (), ANN, "Cor"), EN, everything)

    assert [each.weakest_strength for each in found.chains] == [None, 4]


def test_every_sentence_that_is_chosen_from_a_table_has_its_dutch() -> None:
    sentences = [
        *told._BY_KIND.values(),  # pyright: ignore[reportPrivateUsage]
        *told._BY_STRENGTH.values(),  # pyright: ignore[reportPrivateUsage]
        *told._KNOWN_BY.values(),  # pyright: ignore[reportPrivateUsage]
        *targets._KINDS.values(),  # pyright: ignore[reportPrivateUsage]
        *(each.words for each in targets._SORTS.values()),  # pyright: ignore[reportPrivateUsage]
        summary._SHORTER,  # pyright: ignore[reportPrivateUsage]
        summary._ONLY,  # pyright: ignore[reportPrivateUsage]
        "{one} and {other} came to {count} of the same meetings, last on {day}.",
        "{one} and {other} are tied directly.",
        "{start} asks {other}.",
        "{start} goes by way of {other}.",
        "{one} can introduce {start} to {other}.",
        "At {one}, {start} asks for {other}.",
        "{one} can bring {start} to {other}.",
        "Allow more steps, up to 8.",
        "Ask again without the stepping stones that were prescribed or ruled out.",
        "Try it with {ties} MEETS, for people who came to the same meetings.",
        "Ask again with {hubs}, to go through large organisations.",
        "Of {name} no tie is recorded that can be used; ask whom {name} knows and record it.",
        "{name} cannot be a stepping stone on this day: not to be asked, paused or no longer active.",
    ]

    assert not [each for each in sentences if each not in _catalogue(NL)]


def test_every_kind_of_person_and_organisation_has_its_words() -> None:
    assert set(told._BY_KIND) == set(KnowsKind)  # pyright: ignore[reportPrivateUsage]
    assert set(targets._KINDS) == set(OrganisationKind)  # pyright: ignore[reportPrivateUsage]
    assert set(told._KNOWN_BY) == set(KnownBy)  # pyright: ignore[reportPrivateUsage]
