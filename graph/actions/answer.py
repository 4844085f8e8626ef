"""What the question `openActions` answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.answers import Ref, entity, figure


class OpenActionKind(StrEnum):
    """What is open.

    NEED_RUNNING_OUT: a need within two weeks of the day it is needed by, or at most 60 days past it and not closed.
    BASIS_RUNNING_OUT: facts of somebody that may be held for at most another month. INTRODUCTION_UNANSWERED: proposed,
    neither made nor declined. ANSWER_WITHOUT_OUTCOME: somebody was asked, or said yes, and it is not done.
    NOT_SEEN_LATELY: a regular who was at none of the last three evenings, and to whom nobody who comes there, or could
    call, has spoken since.
    """

    NEED_RUNNING_OUT = "NEED_RUNNING_OUT"
    BASIS_RUNNING_OUT = "BASIS_RUNNING_OUT"
    INTRODUCTION_UNANSWERED = "INTRODUCTION_UNANSWERED"
    ANSWER_WITHOUT_OUTCOME = "ANSWER_WITHOUT_OUTCOME"
    NOT_SEEN_LATELY = "NOT_SEEN_LATELY"


@dataclass(frozen=True)
class OpenAction:
    """Something that waits for somebody."""

    kind: OpenActionKind = figure("What sort of thing is open.")
    about: Ref = entity("Entity", "The introduction, the need or the person it is about.")
    people: list[Ref] = entity(
        "Person",
        "The people it is about: of an answer whose question it is, and who was asked; organisations are not in it.",
    )
    who_could_act: Ref | None = entity(
        "Party",
        "Who could act: of an answer who was asked or said yes, or who asked them when they may not be asked now. "
        "Empty when nobody is known, or may be asked now.",
    )
    since: date | None = figure(
        "Since when it is open; null when not known, and for facts that may be held until a day."
    )
    due: date | None = figure("The day on which it runs out, or did, for what runs out.")
    days_open: int | None = figure("How many days it has been open; null as `since` is.")
    open_in_all: int = figure("How many things are open in all, of which this is one; more than `first` may be.")
    explanation: str = figure("What is open and what could be done, in plain words.")
