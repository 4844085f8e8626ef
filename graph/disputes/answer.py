"""What is answered about something that is said to be wrong."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.answers import Ref, entity, figure


class DisputeOutcome(StrEnum):
    """What came of a dispute: the fact was corrected, it stands, or who said it took it back."""

    CORRECTED = "CORRECTED"
    STANDS = "STANDS"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True)
class Dispute:
    """Somebody says that a field of an entity or a tie is wrong. The fact itself stays until it is changed."""

    id: str = figure("The id of the dispute.")
    about: Ref | None = entity("Entity", "What it is about; null for a tie.")
    tie_type: str | None = figure("The type of the tie it is about; null for an entity.")
    tie_id: str | None = figure("The id of the tie it is about; null for an entity.")
    ends: list[Ref] = entity("Entity", "Both ends of the tie; empty for an entity.")
    field: str = figure("Which field is said to be wrong.")
    says: str = figure("What is said about it.")
    by: str = figure("Who says it: the id with which they signed in.")
    said_on: date = figure("When it was said.")
    outcome: DisputeOutcome | None = figure("What came of it; null as long as it is open.")
    answer: str | None = figure("What was found.")
    settled_on: date | None = figure("When it was settled.")
    version: int = figure("A number that every change raises.")
    explanation: str = figure("What is the matter, in plain words.")
