"""What the things in the graph are called in sentences for people."""

from collections.abc import Iterable

from graph.model.kinds import Language
from graph.words import say

NOUNS = {
    "Person": "a person",
    "Organisation": "an organisation",
    "Location": "a place",
    "Talent": "a talent",
    "Need": "a need",
    "Meeting": "a meeting",
    "Arrangement": "an arrangement",
    "Goal": "a goal",
    "Story": "a story",
    "Introduction": "an introduction",
    "LegalBasis": "a legal basis",
}


def noun(language: Language, label: str) -> str:
    """The word for a label, with its article."""
    return say(language, NOUNS[label])


def nouns(language: Language, labels: Iterable[str]) -> str:
    """The words for labels, as in: a person, an organisation or a place."""
    *others, last = [noun(language, label) for label in labels]
    return f"{', '.join(others)} {say(language, 'or')} {last}" if others else last
