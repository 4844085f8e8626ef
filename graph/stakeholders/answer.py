"""What the question `stakeholders` answers."""

from dataclasses import dataclass
from datetime import date

from graph.answers import Ref, entity, figure
from graph.model.kinds import ParticipationRole


@dataclass(frozen=True)
class MeansAtHand:
    """Something that a party offers already and that is lacking."""

    talent: Ref = entity("Talent", "What is offered.")
    need: Ref = entity("Need", "The question it answers.")
    score: float = figure("How well it answers it: 1 the same or below it in the tree, 0.6 one level above.")
    summary: str | None = figure("The offer in one line.")
    conditions: str | None = figure("Under what conditions.")
    euros: int | None = figure("The largest amount in euros that the offer names, when it is about money.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class Stakeholder:
    """A party that speaks of the goal or takes part."""

    party: Ref = entity("Party", "Who.")
    words: str | None = figure("The goal in its own words.")
    interest: str | None = figure("What it gains by it; null when nobody told.")
    brings: str | None = figure("What it says it brings.")
    role: ParticipationRole | None = figure("Its role, when it takes part already.")
    means: list[MeansAtHand] = figure("What it offers already of what is lacking, what fits best first.")
    explanation: str = figure("Why it is in this list, in plain words.")


@dataclass(frozen=True)
class MeansElsewhere:
    """Somebody whose interest is not known offers what nobody with an interest brings."""

    party: Ref = entity("Party", "Who offers it.")
    talent: Ref = entity("Talent", "What is offered.")
    need: Ref = entity("Need", "The question it answers.")
    score: float = figure("How well it answers it, from 0.6 to 1.")
    summary: str | None = figure("The offer in one line.")
    conditions: str | None = figure("Under what conditions.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class Lacking:
    """A question of those who started it, and who could answer it."""

    need: Ref = entity("Need", "What is asked.")
    party: Ref = entity("Party", "Who asks it.")
    brought_by: list[Ref] = entity("Party", "Those with an interest who offer what answers it, who fits best first.")
    elsewhere: list[MeansElsewhere] = figure("When none of them does: who else offers it. Ask what is in it for them.")


@dataclass(frozen=True)
class MoneyAtHand:
    """Money of one kind that parties with an interest offer."""

    talent: Ref = entity("Talent", "What kind of money, such as a small grant or co-funding.")
    parties: list[Ref] = entity("Party", "Who offers it.")
    euros: int | None = figure("The amounts together, at most; null when no offer names one.")
    conditions: list[str] = figure("Under what conditions.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class Stakeholders:
    """Who has an interest in an arrangement or goal, starting from the means at hand."""

    arrangement: Ref | None = entity("Arrangement", "The arrangement asked for; null when a goal was asked for.")
    goals: list[Ref] = entity("Goal", "The goal asked for, or those that the arrangement pursues.")
    with_interest: list[Stakeholder] = figure("Who has an interest or takes part; who brings most comes first.")
    without_interest: list[Stakeholder] = figure(
        "Who speaks of the goal and gains nothing by it, as far as is known: a view from outside."
    )
    lacking: list[Lacking] = figure("What those who started it ask; what nobody brings yet comes last.")
    money: list[MoneyAtHand] = figure("The money that those with an interest offer, by kind.")
    needs: int = figure("How many questions are open.")
    needs_at_hand: int = figure("How many of them those with an interest can answer already.")
    as_of: date = figure("The day for which this holds.")
    explanation: str = figure("What it means, in plain words.")
