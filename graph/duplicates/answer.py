"""What the question `possibleDuplicates` answers."""

from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Ref, entity, figure


class DuplicateReason(StrEnum):
    """What speaks for two records being of one person. SAME_MEETING speaks against it."""

    NAME = "NAME"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    POSTCODE = "POSTCODE"
    HOME = "HOME"
    CONTACTS = "CONTACTS"
    SAME_MEETING = "SAME_MEETING"


@dataclass(frozen=True)
class DuplicatePart:
    """One thing that speaks for, or against, two records being of one person."""

    reason: DuplicateReason = figure("What it is.")
    value: float = figure("How much it tells, from 0 to 1; below zero when it speaks against.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class DuplicatePair:
    """Two records that may be of one person. Only somebody who knows them can tell."""

    first: Ref = entity("Person", "The one record.")
    second: Ref = entity("Person", "The other record.")
    score: float = figure("How likely it looks, from 0 to 1; for ordering, not a chance.")
    parts: list[DuplicatePart] = figure("What the score is made of.")
    explanation: str = figure("Why they are shown, and what to do, in plain words.")
