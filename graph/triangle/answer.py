"""What the question `openTriangle` answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.answers import Ref, entity, figure


class TriangleSide(StrEnum):
    """A side of the triangle of a person, their family and their professional.

    PERSON_FAMILY: no family is known to the person's circle of care. PERSON_PROFESSIONAL: no professional is known.
    FAMILY_PROFESSIONAL: both are known, and nobody of the family knows any of the professionals.
    """

    PERSON_FAMILY = "PERSON_FAMILY"
    PERSON_PROFESSIONAL = "PERSON_PROFESSIONAL"
    FAMILY_PROFESSIONAL = "FAMILY_PROFESSIONAL"


@dataclass(frozen=True)
class FamilyExpert:
    """Somebody who has been family of a client themselves, and could stand beside this family."""

    person: Ref = entity("Person", "Who it is.")
    family: Ref = entity("Person", "Beside whom they could stand.")
    professional: Ref = entity("Party", "To whom they could make the connection.")
    knows_family: bool = figure("Whether they know the family already.")
    knows_professional: bool = figure("Whether they know the professional already.")
    met_at: Ref | None = entity("Meeting", "The last meeting to which both they and the family came.")
    is_near: bool = figure("Whether they live or are active where the family lives.")
    answers: list[Ref] = entity("Need", "Open questions of the family that what they offer answers.")
    introduced_by: Ref | None = entity(
        "Person", "Who knows both them and the professional, or else the family, and could introduce them."
    )
    load: int = figure("How much is asked of them already: open answers and open introductions.")
    explanation: str = figure("Why they could, in plain words.")


@dataclass(frozen=True)
class SitTogether:
    """A conversation that people on different sides ask for: a reason to sit together."""

    talent: Ref = entity("Talent", "The conversation they ask for.")
    dilemmas: list[Ref] = entity("Need", "The dilemmas that ask for it.")
    led_by: list[Ref] = entity("Party", "Who offers to lead it, nearby.")
    explanation: str = figure("What it comes to, in plain words.")


@dataclass(frozen=True)
class OpenTriangle:
    """Who stands around a person who gets care, which side is missing, and who could close it."""

    around: Ref = entity("Person", "In the middle.")
    as_of: date = figure("The day for which this holds.")
    is_shown: bool = figure("Whether you may see care and support around this person; if not, all else is empty.")
    family: list[Ref] = entity("Person", "Family who give support; where nobody does, all family that is known.")
    professionals: list[Ref] = entity("Party", "Professionals who give care or guidance, else their organisations.")
    missing: list[TriangleSide] = figure("The sides that are missing, as far as is known.")
    could_stand_beside: list[FamilyExpert] = figure("Family experts who could close the triangle, the nearest first.")
    dilemmas: list[Ref] = entity("Need", "What those around this person struggle with, and what they do themselves.")
    sit_together: list[SitTogether] = figure("Conversations that more than one of them asks for.")
    explanation: str = figure("What is missing and what could be done, in plain words.")
