"""How well words alone find the talent that is meant: phrases as people say them, against the category tree.

The first thirty phrases were used to choose the weights, the others were kept apart until that was done. Both were
written by somebody who knew the tree, so the rates say how well synonyms and word tricks work together, no more.
"""

import csv
from collections.abc import Sequence

import pytest

from graph.text import PhraseIndex
from tests.support.statement_files import ROOT

TUNED_ON = (
    ("Mijn fiets heeft een lekke band, wie kan die plakken?", "talent:bicycle-repair"),
    (
        "Zoek iemand die met mijn moeder naar het ziekenhuis mee kan",
        "talent:going-along-hospital talent:driving-hospital",
    ),
    ("Ik snap de brieven van de gemeente niet", "talent:letters-explained talent:paperwork"),
    ("Wie wil er 's avonds mijn hond uitlaten?", "talent:dog-walking"),
    ("Kok gevraagd voor een etentje met veertig mensen", "talent:cooking-for-groups"),
    ("Mijn zoon van 14 heeft hulp nodig met wiskunde en huiswerk", "talent:homework-help"),
    (
        "Nederlands leren spreken met iemand uit de buurt",
        "talent:dutch-practice talent:language-buddy talent:dutch-lessons",
    ),
    ("De kraan in de keuken lekt", "talent:plumbing"),
    ("Wie kan helpen met de verhuizing van mijn oma?", "talent:moving"),
    ("Grasmaaier te leen", "talent:garden-tools talent:mowing"),
    ("Ik voel me eenzaam en zou graag bezoek krijgen", "talent:visiting"),
    ("Hulp bij het invullen van de huurtoeslag", "talent:form-filling"),
    ("Een ruimte om te vergaderen met de bewonerscommissie", "talent:meeting-room"),
    ("Fotograaf voor onze modeshow", "talent:photography"),
    ("Ik wil leren beeldbellen met mijn kleinkinderen", "talent:video-calling"),
    ("Een kinderwagen of babykleertjes", "talent:baby-things talent:children-clothes"),
    ("Er moet iemand op de kinderen passen op woensdagmiddag", "talent:babysitting"),
    ("Onze straat ligt vol zwerfafval", "talent:litter-picking"),
    ("Broek korter laten maken", "talent:clothes-mending"),
    ("Schulden en aanmaningen, ik weet niet meer hoe het moet", "talent:debt-help"),
    ("Een stageplek voor een leerling in de zorg", "talent:practice-care"),
    ("Wandelmaatje gezocht voor een rondje door het park", "talent:walking"),
    ("Vervoer voor mensen in een rolstoel naar de buurtlunch", "talent:wheelchair-transport"),
    ("Iemand die Arabisch kan vertalen bij de huisarts", "talent:interpreting-arabic"),
    ("Subsidie voor ons buurtinitiatief", "talent:grants talent:small-grant"),
    ("De laptop is traag en zit vol virussen", "talent:computer-repair"),
    ("Kerststukjes maken met bloemen", "talent:flower-arranging"),
    ("Lampen ophangen in mijn nieuwe huis", "talent:lamp-hanging"),
    ("Steun van andere mantelzorgers", "talent:peer-carers"),
    ("Burenruzie over geluidsoverlast", "talent:mediation talent:nuisance-control"),
)

KEPT_APART = (
    ("Wie repareert fietsen in de wijk?", "talent:bicycle-repair"),
    ("Kapper die bij mijn vader aan huis komt", "talent:hairdressing"),
    ("Ik zoek een chauffeur voor een busje met ouderen", "talent:driving-group"),
    ("Samen naar de sportschool, alleen durf ik niet", "talent:sport-buddy"),
    ("Wie heeft er nog een oude laptop over?", "talent:devices"),
    ("Gordijnen ophangen lukt me niet meer alleen", "talent:lamp-hanging"),
    ("Belastingaangifte doen, ik kom er niet uit", "talent:tax-return"),
    ("Taart bakken voor het buurtfeest", "talent:baking"),
    ("Hulp bij de administratie en de post", "talent:paperwork"),
    ("Een zaal met podium voor onze voorstelling", "talent:event-hall"),
    ("Mijn wasmachine is stuk en een nieuwe kan ik niet betalen", "talent:white-goods talent:appliance-repair"),
    ("Iemand die voorleest aan een blinde mevrouw", "talent:reading-aloud"),
    ("Oppas voor de kat in de zomervakantie", "talent:pet-sitting"),
    ("Warme winterjassen voor kinderen", "talent:winter-clothes talent:children-clothes"),
    ("Sollicitatiebrief schrijven en een cv maken", "talent:job-coaching"),
    ("Ik wil graag gitaar leren spelen", "talent:instrument-lessons"),
    ("Begeleiding voor iemand die verslaafd is aan drank", "talent:addiction-counselling"),
    ("Boodschappen halen voor een zieke buurvrouw", "talent:shopping-errands"),
    ("Het portiek is 's avonds veel te donker", "talent:lighting"),
    ("Een maatje voor een jongere die veel thuis zit", "talent:buddy-young"),
    ("Wie weet welke regelingen er zijn voor mensen met weinig geld?", "talent:allowances-knowledge"),
    ("Samen koffie drinken in de ochtend", "talent:coffee-morning"),
    ("Tolk Turks gevraagd", "talent:interpreting-turkish"),
    ("Stukje in de wijkkrant over ons project", "talent:newsletter talent:newspaper-piece"),
    ("Behangen en schilderen van een slaapkamer", "talent:decorating"),
    ("Kleren voor een sollicitatiegesprek", "talent:interview-clothes"),
    ("Moestuintje voor de basisschool", "talent:vegetable-growing talent:allotment-plot"),
    ("Cursus omgaan met WhatsApp en apps", "talent:smartphone-help"),
    ("Praten met mensen die ook hun man verloren hebben", "talent:peer-bereavement talent:grief-company"),
    ("Helpende handen bij het opbouwen van het evenement", "talent:volunteer-event"),
)


@pytest.fixture(scope="module")
def index() -> PhraseIndex:
    """The Dutch words of the category tree."""
    with (ROOT / "seeds" / "talents" / "talents.csv").open(encoding="utf-8") as file:
        return PhraseIndex({row["id"]: [row["labelNl"], *row["synonymsNl"].split("|")] for row in csv.DictReader(file)})


def hits(index: PhraseIndex, phrases: Sequence[tuple[str, str]], within: int) -> int:
    """For how many phrases a talent that is meant is among the first."""
    return sum(any(talent in meant.split() for talent, _ in index.rank(phrase, within)) for phrase, meant in phrases)


def test_the_phrases_that_were_tuned_on_find_their_talent(index: PhraseIndex) -> None:
    assert hits(index, TUNED_ON, 1) >= 26
    assert hits(index, TUNED_ON, 3) >= 28


def test_the_phrases_that_were_kept_apart_find_their_talent(index: PhraseIndex) -> None:
    assert hits(index, KEPT_APART, 1) >= 27
    assert hits(index, KEPT_APART, 3) >= 28


def test_words_that_are_in_no_talent_find_nothing(index: PhraseIndex) -> None:
    assert index.rank("xqzt") == []
    assert index.rank("") == []
    assert index.rank("?!") == []


def test_asking_for_help_is_like_no_offer_of_other_help(index: PhraseIndex) -> None:
    asked = "Wie kan mij helpen met mijn belastingaangifte?"

    assert index.similarity(asked, ["Helpt met een kasboekje"]) == 0.0
    assert index.similarity(asked, ["Helpt met de belasting"]) > 0.5


def test_the_order_is_by_similarity_and_then_by_id() -> None:
    index = PhraseIndex({"b": ["taart"], "a": ["taart"], "c": ["taart bakken"]})

    ranked = index.rank("taart")

    assert [key for key, _ in ranked] == ["a", "b", "c"]
    assert ranked[0][1] == ranked[1][1] > ranked[2][1]


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    index = PhraseIndex({"cook": ["hulp bij koken"], "move": ["hulp bij verhuizen"], "read": ["hulp bij lezen"]})

    assert index.weight("verhuizen") > index.weight("hulp")
    assert index.rank("hulp bij de verhuizing")[0][0] == "move"


def test_the_similarity_of_two_texts_is_between_nothing_and_one(index: PhraseIndex) -> None:
    assert index.similarity("fiets repareren", ["Fietsen repareren"]) > 0.9
    assert index.similarity("fiets repareren", ["Taart bakken"]) == 0.0
    assert index.similarity("fiets repareren", []) == 0.0
    assert index.similarity("", ["Taart bakken"]) == 0.0
    assert all(0.0 <= index.similarity(phrase, ["Fietsen maken", "taal"]) <= 1.0 for phrase, _ in KEPT_APART)
