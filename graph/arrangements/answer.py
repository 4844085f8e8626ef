"""What the question `proposedArrangements` answers."""

from dataclasses import dataclass

from graph.answers import Ref, entity, figure
from graph.exchanges.answer import Gift


@dataclass(frozen=True)
class ArrangementProposal:
    """People and organisations who could do something together in which everybody gives or gets."""

    parties: list[Ref] = entity("Party", "Who would take part.")
    gifts: list[Gift] = figure("Who gives what to whom.")
    needs_met: int = figure("How many questions are answered.")
    gives_only: list[Ref] = entity("Party", "Who of them would give without getting anything yet.")
    gets_only: list[Ref] = entity("Party", "Who of them would get without giving anything that is asked.")
    unmet: list[Ref] = entity("Need", "Their open questions that nobody among them answers.")
    connectors: list[Ref] = entity("Person", "Who knows most of them and could bring them together, the best first.")
    venue: Ref | None = entity("Location", "Where it could take place: a space that one of them offers or runs.")
    is_optimal: bool = figure("Whether it is certain that nothing better is possible, given the proposals before it.")
    summary: str = figure("Who could do what together, and where, in one sentence: how `explanation` begins.")
    explanation: str = figure("What they could do together, who gives what to whom and what else is known, in words.")
