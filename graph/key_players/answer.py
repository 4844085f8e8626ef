"""What the question `keyPlayers` answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.answers import Ref, entity, figure


class KeyPlayerAim(StrEnum):
    """What the few are chosen for.

    REACH: to be near to as many others as possible, as for an invitation. FRAGMENT: those whose leaving would break the
    network most, as for finding replacements in time.
    """

    REACH = "REACH"
    FRAGMENT = "FRAGMENT"


@dataclass(frozen=True)
class KeyPlayers:
    """The few who matter most together, which is more than the best ones one by one.

    All counts are of people of whom a tie is known: who has none is unknown, and neither reached nor lost.
    """

    area: Ref = entity("Location", "The area asked for.")
    aim: KeyPlayerAim = figure("What they were chosen for.")
    people: list[Ref] = entity("Person", "The key players, in the order of their ids: none of them comes first.")
    score: float = figure(
        "REACH: how near the others are on average, 1 when all are members or contacts of members. FRAGMENT: the "
        "distance fragmentation, from 0 to 1, of those who stay."
    )
    reached_in_one_step: int = figure("How many people are key players or know one of them.")
    reached_in_two_steps: int = figure("How many people are at most two steps from a key player.")
    total: int = figure("Of how many people of whom a tie is known.")
    is_exact: bool = figure("Whether it is proven that no better choice exists.")
    ties: int = figure("How many ties between them are known, parallel ties once.")
    without_known_tie: int = figure("How many people have no known tie: unknown, which is not the same as lonely.")
    reporters: int = figure("How many people told these ties.")
    ties_of_unknown_beginning: int = figure("How many of the ties began nobody knows when; they count all the same.")
    is_estimate: bool = figure("Whether the score comes from a sample, because the network is large.")
    as_of: date = figure("The day for which this holds.")
    revision: int = figure("The number of the last change of the graph that this takes into account.")
    explanation: str = figure("What it means, in plain words, and how much is known.")
