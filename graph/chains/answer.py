"""What `chains` answers."""

from dataclasses import dataclass
from datetime import date

from graph.answers import Ref, entity, figure
from graph.model.kinds import KnownBy, TieKind


@dataclass(frozen=True)
class ChainStep:
    """One tie of a chain, read in the direction of the chain: who introduces whom, and why that tie is believed."""

    from_: Ref = entity("Party", "Where the step begins.")
    to: Ref = entity("Party", "Where the step leads.")
    kind: TieKind = figure("What sort of tie it is.")
    why: str = figure("How the two know each other, in plain words.")
    last_contact: date | None = figure("When they last met or spoke, if that is known.")
    strength: int | None = figure("1 greets, 2 chats, 3 visits or works with, 4 relies on, 5 closest; null if unknown.")
    freshness: float = figure("From 0.2, old or unknown, to 1.0, within half a year or an open membership.")
    known_by: KnownBy | None = figure("How the tie is known; null when that was not recorded.")


@dataclass(frozen=True)
class Chain:
    """One way from the start to the goal; nobody stands on it twice."""

    steps: list[ChainStep] = figure("The ties in order; none when start and goal are the same.")
    length: int = figure("The number of steps.")
    cost: float = figure("The sum of the costs of its ties: 1 for the best tie there is, more for weak, old or unsure.")
    weakest_strength: int | None = figure("The lowest strength on it that is known; null when none is.")
    avoids: Ref | None = entity(
        "Party", "The first stepping stone of the chain above it, when this chain does without; else null."
    )
    explanation: str = figure("The chain as a plan: who asks whom, how they know each other, how fresh and sure it is.")


@dataclass(frozen=True)
class Chains:
    """Ways along which somebody can be introduced to somebody."""

    chains: list[Chain] = figure(
        "The best first; the second does without the first stepping stone of the first where that is possible; "
        "the others in their order."
    )
    max_steps: int = figure("The most steps that a chain was allowed to have.")
    is_cut: bool = figure("Whether not all chains were looked at, so that there may be other or better ones.")
    hubs_left_out: list[Ref] = entity(
        "Party", "Organisations too large to introduce people, through which a chain would have been shorter."
    )
    explanation: str = figure("What was found, or what could be tried when nothing was.")
