"""Which file of a Schakel folder is meant by a name that is none: by the words that people use, in English and Dutch.

A word that may mean two files stands with both.
"""

import re
from difflib import get_close_matches

from graph.text import fold
from seeds.format import FILE

LEAST_LIKENESS = 0.8
_WORD = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r"(?<=...)(lijst|lijsten|list|bestand|overzicht|gegevens)$")  # ledenlijst: leden
_CALLED = {
    "locations": "location place places area areas neighbourhood neighbourhoods neighborhood neighborhoods venue "
    "venues district districts building buildings address addresses locatie locaties plaats plaatsen plek plekken "
    "gebied gebieden buurt buurten wijk wijken gebouw gebouwen zaal zalen adres adressen",
    "people": "person persons human humans resident residents inhabitant inhabitants neighbour neighbours neighbor "
    "neighbors volunteer volunteers citizen citizens member members party parties contact contacts user users persoon "
    "personen mens mensen bewoner bewoners buurtbewoner buurtbewoners inwoner inwoners buur buren buurman buurvrouw "
    "vrijwilliger vrijwilligers burger burgers lid leden partij partijen contactpersoon contactpersonen contacten "
    "gebruiker gebruikers",
    "organisations": "org orgs organisation organization organizations association associations institution "
    "institutions company companies business businesses club clubs group groups partner partners foundation "
    "foundations party parties organisatie organisaties instelling instellingen vereniging verenigingen bedrijf "
    "bedrijven ondernemer ondernemers stichting stichtingen groep groepen partij partijen",
    "talents": "talent skill skills competence competences competency competencies category categories talenten "
    "vaardigheid vaardigheden competentie competenties kwaliteit kwaliteiten categorie categorieen",
    "needs": "need question questions wish wishes request requests ask asks behoefte behoeften behoeftes vraag vragen "
    "hulpvraag hulpvragen wens wensen verzoek verzoeken",
    "meetings": "meeting gathering gatherings evening evenings event events encounter encounters appointment "
    "appointments bijeenkomst bijeenkomsten avond avonden ontmoeting ontmoetingen vergadering vergaderingen afspraak "
    "afspraken evenement evenementen",
    "arrangements": "arrangement project projects service services circle circles initiative initiatives activity "
    "activities event events arrangementen projecten dienst diensten kring kringen cirkel cirkels initiatief "
    "initiatieven activiteit activiteiten afspraak afspraken evenement evenementen",
    "goals": "goal aim aims objective objectives purpose purposes doel doelen doelstelling doelstellingen",
    "introductions": "introduction introductie introducties kennismaking kennismakingen",
    "stories": "story note notes verhaal verhalen notitie notities aantekening aantekeningen",
    "bases": "basis consent consents permission permissions grondslag grondslagen toestemming toestemmingen",
    "offers": "offer offering offerings supply aanbod aanbieding aanbiedingen",
    "answers": "answer reply replies response responses antwoord antwoorden reactie reacties",
    "knows": "know relation relations relationship relationships acquaintance acquaintances friend friends friendship "
    "friendships connection connections contact contacts kent kennen kennis kennissen relatie relaties vriend "
    "vrienden vriendschap vriendschappen connectie connecties contacten",
    "supports": "support helps care steun steunt ondersteuning hulp zorg",
    "keepApart": "apart conflict conflicts conflicten uitelkaar gescheiden",
    "affiliations": "affiliation membership memberships member members employee employees position positions "
    "lidmaatschap lidmaatschappen lid leden medewerker medewerkers functie functies aansluiting aansluitingen",
    "cooperations": "cooperation collaboration collaborations partnership partnerships samenwerking samenwerkingen "
    "samenwerkingsverband samenwerkingsverbanden partnerschap partnerschappen",
    "handOvers": "handover referral referrals overdracht overdrachten doorverwijzing doorverwijzingen verwijzing "
    "verwijzingen",
    "attendance": "attendances attendee attendees visitor visitors visit visits presence aanwezig aanwezigen "
    "aanwezigheid bezoek bezoeken bezoeker bezoekers opkomst presentie",
    "participations": "participation participant participants deelname deelnames deelnemer deelnemers",
    "pursuits": "pursuit ambition ambitions interest interests ambitie ambities belang belangen streven",
    "ties": "tie edge edges link links relation relations relationship relationships connection connections band "
    "banden verband verbanden verbinding verbindingen relatie relaties connectie connecties",
}


def _by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in FILE:
        for word in (fold(file), *_CALLED[file].split()):
            found.setdefault(word, []).append(file)
    return found


_BY_WORD = _by_word()


def meant_files(name: str) -> list[str]:
    """The files that a name may mean, in the order of the format; none when it cannot be guessed.

    First the name as one word, then word by word: those that are known, then those that are spelt much like one.
    """
    parts = _WORD.findall(fold(name))
    words = [_LISTED.sub("", each) for each in ("".join(parts), *parts)]
    for each in words:
        if each in _BY_WORD:
            return _BY_WORD[each]
    for each in words:
        if close := get_close_matches(each, _BY_WORD, n=1, cutoff=LEAST_LIKENESS):
            return _BY_WORD[close[0]]
    return []
