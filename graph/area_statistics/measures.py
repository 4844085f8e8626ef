"""The measures of the area statistics: the one list that the question, the schema and the documents show."""

from dataclasses import dataclass
from enum import StrEnum

from graph.answers import figure
from graph.asking import Asking
from graph.model.kinds import Language
from graph.words import say


class Shown(StrEnum):
    """How a measure is shown, which decides what keeps it from being traced to a person."""

    COUNT = "COUNT"  # of people or of what they did: a multiple of 5, from 10
    SHARE = "SHARE"  # in steps of 0.05, from 50 people, and 10 on either side
    BAND = "BAND"  # of a network measure: a band of 0.2, from 10 people
    PUBLIC = "PUBLIC"  # not about people
    PUBLIC_SUM = "PUBLIC_SUM"  # not about people, added up over the months of a period


@dataclass(frozen=True)
class Definition:
    """One measure as it stands in the code, in English; the Dutch is in the catalogue."""

    name: str
    unit: str
    shown: Shown
    meaning: str
    definition: str
    has_themes: bool = False


@dataclass(frozen=True)
class Measure:
    """What `areaStatistics` can count."""

    name: str = figure("Its name in `areaStatistics`.")
    unit: str = figure("Of what it is a number: the same word in every language, as in `areaStatistics`.")
    unit_label: str = figure("Of what it is a number, in the language asked for.")
    meaning: str = figure("What it tells, in the language asked for.")
    meaning_nl: str = figure("The same in Dutch.")
    meaning_en: str = figure("The same in English.")
    definition: str = figure("How it is counted, in the language asked for.")
    has_themes: bool = figure("Whether it is also given per theme.")
    is_sum: bool = figure("Whether a quarter or year adds up its months; others hold for the last day of the period.")


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "people",
        "people",
        Shown.COUNT,
        "How many residents are known.",
        "People who live in the area, or in a place within it, on the last day of the period.",
    ),
    Definition(
        "withoutKnownTie",
        "people",
        Shown.COUNT,
        "Of how many residents no tie is known: unknown, which is not the same as lonely.",
        "Residents without any tie of acquaintance, to anybody anywhere, that holds on the last day.",
    ),
    Definition(
        "withoutKnownTieShare",
        "share",
        Shown.SHARE,
        "Of which part of the residents no tie is known.",
        "withoutKnownTie divided by people.",
    ),
    Definition(
        "ties",
        "ties",
        Shown.COUNT,
        "How many ties between residents are known.",
        "Ties of acquaintance that hold on the last day and whose both ends live in the area; a pair counts once.",
    ),
    Definition(
        "tiesFromMeetings",
        "ties",
        Shown.COUNT,
        "How many of these ties came of a meeting.",
        "Ties as above whose recorded origin is a meeting.",
    ),
    Definition(
        "tiesConfirmedShare",
        "share",
        Shown.SHARE,
        "Which part of the ties was confirmed within a year.",
        "Ties as above that were confirmed in the 12 months up to the last day, divided by ties.",
    ),
    Definition(
        "largestGroupShare",
        "share",
        Shown.BAND,
        "Which part of the residents with a known tie can reach each other through other residents.",
        "Residents in the largest group connected by ties as above, divided by all residents who have such a tie; "
        "shown as a band, where ties is shown.",
    ),
    Definition(
        "fragmentation",
        "share",
        Shown.BAND,
        "Which part of all pairs of residents with a known tie no chain of ties joins.",
        "F of Borgatti (2006) over the residents who have a tie as above; shown as a band, where ties is shown.",
    ),
    Definition(
        "needsAsked",
        "needs",
        Shown.COUNT,
        "How many questions residents have asked.",
        "Needs of residents opened by the last day and not withdrawn by then.",
        has_themes=True,
    ),
    Definition(
        "needsMet",
        "needs",
        Shown.COUNT,
        "How many of these questions were met.",
        "Needs as above that were met by the last day.",
        has_themes=True,
    ),
    Definition(
        "needsOpen",
        "needs",
        Shown.COUNT,
        "How many of these questions are still open.",
        "Needs as above that were neither met nor past the day they were needed.",
        has_themes=True,
    ),
    Definition(
        "needsMetShare",
        "share",
        Shown.SHARE,
        "Which part of the questions was met.",
        "needsMet divided by needsAsked.",
    ),
    Definition(
        "offers",
        "offers",
        Shown.COUNT,
        "How many things residents offer.",
        "Offers of residents that hold on the last day.",
        has_themes=True,
    ),
    Definition(
        "visitors",
        "visits",
        Shown.PUBLIC_SUM,
        "How many visits meetings in the area had.",
        "The headcounts of meetings held in the area in the period, added up.",
    ),
    Definition(
        "meetings",
        "meetings",
        Shown.PUBLIC_SUM,
        "How many meetings were held in the area.",
        "Meetings held at a place in the area in the period.",
    ),
    Definition(
        "organisations",
        "organisations",
        Shown.PUBLIC,
        "How many organisations are active in the area.",
        "Organisations based or active in the area, or running a venue there, on the last day.",
    ),
)
UNITS = {
    "people": "residents",
    "share": "share",
    "ties": "ties",
    "needs": "questions",
    "offers": "offers",
    "visits": "visits",
    "meetings": "meetings",
    "organisations": "organisations",
}
"""What each unit is called."""
BY_NAME = {each.name: each for each in DEFINITIONS}


async def measures(asking: Asking) -> list[Measure]:
    """Every measure of `areaStatistics`, in their order."""
    language = asking.viewer.language
    return [
        Measure(
            name=each.name,
            unit=each.unit,
            unit_label=say(language, UNITS[each.unit]),
            meaning=say(language, each.meaning),
            meaning_nl=say(Language.NL, each.meaning),
            meaning_en=each.meaning,
            definition=say(language, each.definition),
            has_themes=each.has_themes,
            is_sum=each.shown is Shown.PUBLIC_SUM,
        )
        for each in DEFINITIONS
    ]
