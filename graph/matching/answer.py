"""What is given to `matches`, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Ref, entity, figure
from graph.chains import Chain
from graph.model.kinds import AnswerStatus, NeedKind


class MatchPartKind(StrEnum):
    """What a part of a match is about."""

    CATEGORY = "CATEGORY"
    TEXT = "TEXT"
    LOAD = "LOAD"
    CHAIN = "CHAIN"
    LANGUAGE = "LANGUAGE"
    DISTANCE = "DISTANCE"


@dataclass(frozen=True)
class OfferRef:
    """An offer: who offers what."""

    party: str
    talent: str


@dataclass(frozen=True)
class NeedDraft:
    """A question that has not been stored: its words, the talents that would answer it, who asks it and where.

    `kind` has no influence on who could help.
    """

    summary: str
    kind: NeedKind | None = None
    talents: Sequence[str] | None = None
    party: str | None = None
    area: str | None = None


@dataclass(frozen=True)
class MatchPart:
    """One part of why a match stands where it stands."""

    kind: MatchPartKind = figure("What this part is about.")
    value: float = figure(
        "CATEGORY and TEXT: their score, of which the higher counts. LOAD: how much else is open. CHAIN: steps. "
        "LANGUAGE: how many languages besides Dutch both speak. "
        "DISTANCE: metres, 0 for the same neighbourhood or postcode when no coordinates are known."
    )
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class Match:
    """A party that offers what is asked, or asks what is offered."""

    party: Ref = entity("Party", "Who could help, or who asks.")
    party_gives: bool = figure("True when this party offers what is asked; false when it asks what is offered.")
    talent: Ref = entity("Talent", "What is offered.")
    need: Ref | None = entity("Need", "The question it is about; empty for a talent or a draft.")
    score: float = figure(
        "How well the offer answers the question: 1 the same or below it in the tree, 0.6 one level above, "
        "0.4 beside it, at most 0.3 by words alone."
    )
    parts: list[MatchPart] = figure("The score and the order, part by part.")
    talent_path: list[Ref] = entity("Talent", "The talents from what is asked to what is offered.")
    answers_behind: bool = figure("Whether it answers the question behind the question.")
    summary: str | None = figure("The offer in the words of who makes it.")
    conditions: str | None = figure("Under what conditions it is offered.")
    answer: AnswerStatus | None = figure("How far it is, when this party has been asked already.")
    load: int = figure("How many other questions and introductions are open for who could help.")
    chain: Chain | None = figure("How the two can be introduced: from who asks, or from the party that was named.")
    metres: int | None = figure("How far apart the two places are in a straight line, when both are known.")
    explanation: str = figure("Why these two fit, in plain words.")
