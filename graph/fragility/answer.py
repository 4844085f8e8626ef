"""What the question `fragility` answers."""

from dataclasses import dataclass
from datetime import date

from graph.answers import Ref, entity, figure


@dataclass(frozen=True)
class CutPoint:
    """Somebody without whom others lose every way to each other."""

    person: Ref = entity("Person", "Who it is.")
    pairs_cut: int = figure("How many pairs of others lose every way to each other when this person leaves.")
    dependents: int = figure("How many would then reach less than half of those they reach now.")
    explanation: str = figure("What that means, in plain words.")


@dataclass(frozen=True)
class BridgeTie:
    """A tie between two people without which two groups lose each other."""

    first: Ref = entity("Person", "The one, on the smaller side; on equal sides the one with the smaller id.")
    second: Ref = entity("Person", "The other.")
    smaller_side: int = figure("How many stand on the smaller side of the tie.")
    larger_side: int = figure("How many stand on the larger side of the tie.")
    explanation: str = figure("What that means, in plain words.")


@dataclass(frozen=True)
class SuggestedTie:
    """Two people who do not know each other, and whose meeting would make the network stronger."""

    first: Ref = entity("Person", "The one.")
    second: Ref = entity("Person", "The other.")
    gain: float = figure("By how much it lowers the distance fragmentation, which lies between 0 and 1.")
    broker: Ref | None = entity("Person", "Somebody who knows both and can introduce them; null when nobody does.")
    why: str = figure("Why these two, in plain words.")


@dataclass(frozen=True)
class Fragility:
    """How easily the network of an area breaks. All of it holds after `without` was taken out.

    It tells of ties within this network only: whoever hangs on one contact here may know others outside it.

    Shares are of people of whom a tie is known: who has none is unknown, and neither inside nor outside.
    """

    area: Ref = entity("Location", "The area asked for.")
    people: int = figure("How many people the network counts.")
    ties: int = figure("How many ties between them are known, parallel ties once.")
    largest_group: int = figure("How many people can reach each other in the largest connected group.")
    groups: int = figure("Into how many groups without any tie between them the people fall of whom a tie is known.")
    without_known_tie: int = figure(
        "How many people have no known tie, also when nobody is taken out: unknown, which is not the same as lonely."
    )
    losing_every_tie: list[Ref] = entity(
        "Person",
        "Who is known to know nobody but those of `without`, in this network and outside it: they are left alone.",
    )
    reporters: int = figure("How many people told these ties.")
    ties_of_unknown_beginning: int = figure("How many of the ties began nobody knows when; they count all the same.")
    is_estimate: bool = figure("Whether the distance fragmentation comes from a sample, because the network is large.")
    as_of: date = figure("The day for which this holds.")
    revision: int = figure("The number of the last change of the graph that this takes into account.")
    fragmentation: float = figure(
        "The share of pairs that no chain of ties joins: 0 when everybody can reach everybody, 1 when nobody can."
    )
    distance_fragmentation: float = figure(
        "The same, where long ways count as partly lost: 0 when everybody knows everybody, 1 when there is no tie."
    )
    cut_points: list[CutPoint] = figure("Without whom others lose each other; who cuts off most pairs first.")
    bridges: list[BridgeTie] = figure("Ties without which groups lose each other; the largest smaller side first.")
    cut_point_count: int = figure("How many there are without whom others lose each other, beyond `first` too.")
    bridge_count: int = figure("How many ties there are without which groups lose each other, beyond `first` too.")
    hanging_by_one_tie: int = figure("At how many of these ties one person alone hangs on the others.")
    suggested_ties: list[SuggestedTie] = figure(
        "The new ties that would mend it: first those that join groups, then those that bring people nearer."
    )
    explanation: str = figure("What it comes down to, in plain words, and how much is known.")
