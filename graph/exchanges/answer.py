"""What the question `exchanges` answers."""

from dataclasses import dataclass

from graph.answers import Ref, entity, figure


@dataclass(frozen=True)
class Gift:
    """Something that one party can do for another: what the one offers answers what the other asks."""

    from_: Ref = entity("Party", "Who gives.")
    to: Ref = entity("Party", "Who gets it.")
    talent: Ref = entity("Talent", "What is offered.")
    need: Ref = entity("Need", "The question that it answers.")
    score: float = figure("How well it fits: 1 when it is what was asked or falls under it, 0.6 when it is broader.")
    conditions: str | None = figure("Under what conditions it is offered.")
    explanation: str = figure("Who gives what to whom, in plain words.")


@dataclass(frozen=True)
class ExchangeCircle:
    """A circle in which everybody gives something to the next, and gets something from the one before."""

    gifts: list[Gift] = figure("The gifts, each to the giver of the next.")
    explanation: str = figure("Who gives what to whom, in plain words.")


@dataclass(frozen=True)
class ExchangePlan:
    """Circles of exchange in an area; nobody is in two of them, so that all can be tried side by side."""

    parties: int = figure("How many people and organisations give and get in these circles.")
    circles: list[ExchangeCircle] = figure("The circles.")
    is_optimal: bool = figure("Whether it is certain that no other choice of circles lets more of them take part.")
    askers: int = figure("How many people and organisations there ask something that is open today.")
    offerers: int = figure("How many people and organisations there offer something today.")
    open_needs: int = figure("How many questions of theirs are open.")
    needs_without_talent: int = figure(
        "How many of those questions do not say which talent would answer them, so that nothing is found for them."
    )
    explanation: str = figure("What was found and how much is known, in plain words.")
