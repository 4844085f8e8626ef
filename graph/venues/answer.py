"""What the question `venuesFor` answers."""

from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Ref, entity, figure


class VenuePartKind(StrEnum):
    """What a part of a fit is about."""

    SPACE = "SPACE"
    GOALS = "GOALS"
    DISTANCE = "DISTANCE"
    VISITORS = "VISITORS"


@dataclass(frozen=True)
class VenuePart:
    """One part of why a venue stands where it stands."""

    kind: VenuePartKind = figure("What this part is about.")
    value: float = figure(
        "SPACE: the score. GOALS: goals shared with who runs it. DISTANCE: metres, 0 within the same area when no "
        "coordinates are known. VISITORS: how many come to a meeting there."
    )
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class VenueSpace:
    """A place that is offered at a venue."""

    talent: Ref = entity("Talent", "What is offered.")
    asked: Ref | None = entity("Talent", "What was asked that it fits; null when any place will do.")
    party: Ref = entity("Party", "Who offers it.")
    score: float = figure("How well it fits: 1 the same or below it in the tree, 0.6 one level above, 0.4 beside it.")
    summary: str | None = figure("The offer in one line.")
    conditions: str | None = figure("Under what conditions.")


@dataclass(frozen=True)
class VenueFit:
    """A venue where it could take place, with the reasons part by part."""

    venue: Ref = entity("Location", "Where.")
    score: float = figure("How well what is offered there fits what is asked, from 0 to 1: the mean of what is asked.")
    spaces: list[VenueSpace] = figure("The places offered there that fit, what fits best first.")
    run_by: list[Ref] = entity("Organisation", "Who runs the venue.")
    based_here: list[Ref] = entity("Organisation", "Who has a seat there: near whom it would be.")
    shared_goals: list[Ref] = entity("Goal", "Goals that whoever runs or offers it has in common with who asks.")
    meetings: int = figure("How many meetings of the last 12 months there have a known number of visitors.")
    visitors_per_meeting: float | None = figure("How many people come on average; null when nobody counted.")
    metres: int | None = figure("How far away it is in a straight line, when both places are known.")
    is_nearby: bool = figure("Whether it lies within a kilometre, or in the area asked for.")
    above_next_by: VenuePartKind | None = figure(
        "What put it above the next, shown or not; null for the last of all, and where nothing that is known tells the "
        "two apart."
    )
    parts: list[VenuePart] = figure("The score and the order, part by part; what is not known has no part.")
    explanation: str = figure("Why this place fits, and stands where it stands, in plain words.")
