"""What `surroundings` answers."""

from dataclasses import dataclass
from datetime import date

from graph.answers import Ref, entity, figure
from graph.model.kinds import KnownBy, TieKind


@dataclass(frozen=True)
class SurroundingsNode:
    """A person or organisation near the one that was asked about."""

    entity: Ref = entity("Party", "Who or what it is.")
    steps: int = figure("How many steps away; 0 for the one that was asked about.")
    hidden_neighbours: int = figure("How many neighbours it has that are not in this answer, counted up to 1,000.")


@dataclass(frozen=True)
class SurroundingsTie:
    """A tie between two parties of this answer; of ties of one kind between the same two, the strongest."""

    from_: Ref = entity("Party", "The one end; of an affiliation the person.")
    to: Ref = entity("Party", "The other end.")
    kind: TieKind = figure("What sort of tie it is.")
    why: str = figure("How the two know each other, in plain words.")
    last_contact: date | None = figure("When they last met or spoke, if that is known.")
    strength: int | None = figure("1 greets, 2 chats, 3 visits or works with, 4 relies on, 5 closest; null if unknown.")
    freshness: float = figure("From 0.2, old or unknown, to 1.0, within half a year or an open membership.")
    known_by: KnownBy | None = figure("How the tie is known; null when that was not recorded.")


@dataclass(frozen=True)
class Surroundings:
    """The part of the network around one party."""

    nodes: list[SurroundingsNode] = figure("The parties, nearest first; of equally near ones the best tied first.")
    ties: list[SurroundingsTie] = figure("The ties among them.")
    is_cut: bool = figure("Whether parties or ties were left out because there were too many.")
    explanation: str = figure("What is shown, in plain words.")
