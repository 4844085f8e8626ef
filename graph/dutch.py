"""Dutch words that the reading of free text rests on; plain lists, to be lengthened by whoever misses a word."""

# Words that carry no subject of their own, also the ones with which a question usually begins.
_FUNCTION = """
aan af al alle alles als altijd ander andere anders ben bent bij bijna buiten daar dan dat de deze die dit doe doen
doet door dus dan durf een eens elk elke en enig enige er erg ergens even gaan gaat ga gauw ge geen geweest
gezocht gevraagd graag had hadden heb hebben hebt heeft heel hem hen her het hier hij hoe hun iemand iets ik in is
ja je jij jou jouw jullie kan kom komt komen krijg krijgen kun kunt kunnen laat laten lukt maar me mee meer mensen
met mij mijn misschien moet moeten mogen mag na naar net niemand niet niets nodig nog nu of om omdat ons onze ook op
over paar per precies samen snap soms steeds te tegen toch toe tot tussen uit uw vaak van vanaf veel vol voor vraag
vragen waar waarom wanneer want waren was wat we weer weet weg weinig wel welke werd wie wij wil wilde willen wilt
worden wordt zal ze zeer zelf zich zij zijn zit zo zoals zoek zoeken zonder zou zouden zullen
helpen helpt
a an and any anyone are be can could do does for from have help how i in is it me my need needs of on or our please
someone some that the there they this to us want wants we what where which who with would you your
"""

# Simple words that longer words are made of: "fietsreparatie" is "fiets" and "reparatie".
_SIMPLE = """
aanvraag aardappel adres advies afspraak afval agenda ambacht apparaat appel arbeid arm arts atelier auto avond baan
baby bad bak bakker bal balans band bank bar basis bed bedrijf been begeleider begeleiding beheer bel belang
belasting beleid berg bericht beroep bestuur bewegen beweging bewoner bezoek bibliotheek bij bijeenkomst blad blinde
bloed bloem boek boer bord boodschap boom boot bouw brand brief brievenbus broek broer brood brug budget buik
buitenruimte bureau bus buur buurt cadeau cafe camera centrum client club coach collega computer contact controle
crisis cultuur cursus dag dak dans deel dementie deur dienst dier dochter dokter dood doos dorp douche draad drank
drempel druk duo eenzaamheid eet eiland eind energie ervaring eten examen familie fanfare feest fiets figuur film
fonds foto fruit gang garage gast gebaar gebied gebouw gedicht gehoor geluid geld gemeente gereedschap gesprek geit
gevel gezin gezondheid gids gift gips gitaar glas gordijn gras groen groente groep grond haar haard hak hal hamer
hand haven heg heren herinnering herstel hoek hond hoofd hout huid huis hulp huur idee inkomen inkoop inkt
inloop instrument jaar jas jeugd jongen jongere kaart kamer kant kantoor kapper kar karton kas kast kat keer kelder
kennis kerk kerst keten keuken kind kist klant klas kleding kleed klei klein kleur klok klus knie koek koffie kok
koken koor koffer koopman kop kosten kost kraan kraam krant kring kroeg kruid kunst kwaliteit lamp land landbouw
laptop last leer leider leiding leren leraar les leven levens lezen lezer licht lied lift lijn linnen loket loon
loop lotgenoot lucht luister lunch maal maaltijd maat maatje machine maker man mantel markt materiaal meester meid
melk mens meubel middag milieu minder mode model moeder moes moestuin mond monitor motor museum muur muziek naai
naald naam nacht natuur nest netwerk nieuws noot nood nota oefen oefening oma oog ontbijt ontmoeting oor oogst opa
opleiding opvang opvoed opvoeding orde oud ouder oudere overleg paard pad pakket pan papier park partij partner pers
piano plaats plan plant plein plek ploeg podium poes poets pot praat praatje praktijk prijs project proef proces
pruik punt raad raam radio rand recht rechter rechts regel regeling reis rekening repair reparatie rit roer rok rol
rolstoel rondje rouw rug ruimte ruil sap school schaak schilder schoen schoon schort schrijf schrijver schuld schuur
sfeer slaap slag slager sleutel sluis smid sneeuw sociaal soep sollicitatie spaar speel spel speler spiegel spraak
spoor sport spreek spreker spul stad stage stal stap start steen stem ster steun stoel stof storm straat strand
strijk strip structuur student stuk stukje subsidie taak taal tafel tand tas taxi team techniek teken tekst telefoon
televisie tent test textiel theater thee therapie thuis tijd timmer tocht toeslag toets tolk toneel toren training
trap trein trekker trui tuin uur vaar vaart vader vak vakantie vakman val vangst vee veiligheid veld verblijf verf
vergadering verhaal verhuis verkeer verpleeg verslag vervoer verzorg verzorging video vis vlag vlees vlucht voedsel
voet vogel volk voorlees vork vorm vracht vrede vriend vrijwilliger vrouw vuil vuur wacht wagen wal wand wandel
wandeling wapen warmte was water web wedstrijd week weg welzijn wereld werk werker werkplaats wet wijk wind winkel
winter woning woon woord zaad zaak zaal zee zekering zelf ziek zieke ziekenhuis zin zolder zomer zoon zorg zout
zuivel zuster zwem zwerf
aangifte commissie initiatief kapot maag mantelzorg overlast ruzie verlichting verlies verslaving vluchteling
"""

# Plurals and other forms whose stem the rules do not find.
IRREGULAR_STEMS = {
    "kinderen": "kind",
    "kinder": "kind",
    "eieren": "ei",
    "bladeren": "blad",
    "kleren": "kleed",
    "kleertjes": "kleed",
    "kleding": "kleed",
    "liederen": "lied",
    "koeien": "koe",
    "steden": "stad",
    "schepen": "schip",
    "gaf": "geef",
    "gezocht": "zoek",
    "gebracht": "breng",
    "reparatie": "repareer",
    "repareren": "repareer",
    "repareert": "repareer",
}

# The parts before a family name; they tell people apart but nobody looks for them alone.
_INFIX = """
van vd vander vanden vande vdr v d de der den het 't t 's s te ter ten tot in op aan bij onder uit uyt over voor
von zu zur af da di del della do dos du el la le l bin ibn
"""

FUNCTION_WORDS = frozenset(_FUNCTION.split())
SIMPLE_WORDS = frozenset(_SIMPLE.split())
INFIXES = frozenset(_INFIX.split())

# The first parts of names that are also written as one word: "Vandenberg" is "van den Berg".
JOINED_INFIXES = ("vander", "vanden", "vande", "van", "ter", "ten", "de")

# Given names and the everyday forms by which the same person may be recorded; the first is the form compared by.
_CALL_NAMES = """
jan johannes johan hans jo / piet pieter petrus peter / kees cornelis cees / wim willem wilhelmus / henk hendrik
hendrikus / klaas nicolaas nico / bert albert lambertus hubert / gerrit gerard gerardus / theo theodorus / sjaak jacques
jacobus koos jaap jacob / toon anton antonius ton / frans franciscus / joop joseph jos jozef / corrie cornelia cor /
rie ria maria marie mia / truus geertruida / bep elisabeth betsy els bets / greet margaretha griet / ans johanna
annie hannie / riet hendrika / willy wilhelmina mien / toos catharina trijntje to
/ mohamed mohammed muhammad mo
"""
CALL_NAMES = {word: group.split()[0] for group in _CALL_NAMES.split("/") for word in group.split()[1:]}
