"""Why two records may be of one person, in words for who has to look."""

from graph.duplicates.answer import DuplicatePart, DuplicateReason
from graph.duplicates.scoring import Candidate, Part
from graph.model.kinds import Language
from graph.words import say

_SENTENCES = {
    DuplicateReason.EMAIL: "The e-mail address is the same.",
    DuplicateReason.PHONE: "The telephone number is the same.",
    DuplicateReason.POSTCODE: "The postcode is the same.",
    DuplicateReason.HOME: "They live in the same neighbourhood.",
    DuplicateReason.CONTACTS: "They know some of the same people.",
    DuplicateReason.SAME_MEETING: "Both are on the list of the same meeting, which speaks against it.",
}
_VERY_ALIKE = 0.6
_ASK = "Ask whoever knows them: bring the two together, or record that they are two people."


def parts_of(candidate: Candidate, language: Language) -> list[DuplicatePart]:
    """Everything that speaks for and against, each with its sentence."""
    return [DuplicatePart(part[0], round(part[1], 3), _sentence(part, language)) for part in candidate.parts]


def explanation_of(parts: list[DuplicatePart], language: Language) -> str:
    """All of it in a row, and what to do."""
    return " ".join([*(each.explanation for each in parts), say(language, _ASK)])


def _sentence(part: Part, language: Language) -> str:
    reason, value = part
    if reason is not DuplicateReason.NAME:
        return say(language, _SENTENCES[reason])
    sentence = (
        "The names are the same, or nearly so, and few others have them."
        if value >= _VERY_ALIKE
        else "The names are alike."
    )
    return say(language, sentence)
