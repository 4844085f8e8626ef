"""What the question `circleCheck` answers."""

from dataclasses import dataclass
from datetime import date

from graph.answers import PartialDay, Ref, entity, figure
from graph.groups import GroupBy
from graph.model.kinds import ParticipationRole


@dataclass(frozen=True)
class CircleParticipant:
    """Somebody who takes part in a circle: for how long already, and when last seen."""

    person: Ref = entity("Person", "Who it is.")
    since: PartialDay | None = figure("Since when they take part, as it is known; null when nobody knows.")
    three_years_on: PartialDay | None = figure("When three years of support are full, as precise as the beginning.")
    days_left: int | None = figure("How many days are left of the three years; below zero when they are over.")
    is_over: bool = figure("Whether the three years are full.")
    contacts: int = figure("How many others of the circle they are known to know.")
    last_seen_on: date | None = figure("When they last came to an evening of the circle, within two years.")
    not_seen_lately: bool = figure("Whether they came regularly before, and to none of the last three evenings.")
    seen_elsewhere: Ref | None = entity(
        "Meeting", "Where else they came since they were last seen at the circle; null when nowhere is recorded."
    )
    explanation: str = figure("What a coach wants to know of this participant, in plain words.")


@dataclass(frozen=True)
class CircleCompanion:
    """Somebody who stands beside the circle, such as its coach or good neighbour."""

    person: Ref = entity("Person", "Who it is.")
    role: ParticipationRole | None = figure("What part they play.")
    contacts: int = figure("How many others of the circle they are known to know.")


@dataclass(frozen=True)
class CircleGroup:
    """People of a circle who still reach each other."""

    people: list[Ref] = entity("Person", "Who they are.")


@dataclass(frozen=True)
class CircleLoss:
    """What a circle loses when one person drops out."""

    person: Ref = entity("Person", "Who would drop out.")
    role: ParticipationRole | None = figure("What part they play.")
    cut_off: list[Ref] = entity("Person", "Who would then no longer be reached by the rest of the circle.")
    groups: list[CircleGroup] = figure("The same people, by who still reaches whom among them.")
    explanation: str = figure("What would happen, in plain words.")


@dataclass(frozen=True)
class CircleBackground:
    """What most of the participants have in common."""

    by: GroupBy = figure("In what respect: role, organisation or neighbourhood.")
    name: str = figure("What they share.")
    people: int = figure("How many participants share it.")
    known: int = figure("Of how many participants anything of this kind is known.")
    total: int = figure("How many participants there are.")
    share: float = figure("The share of all participants, from 0 to 1.")
    dominates: bool = figure(
        "Whether more than half share it, be it an organisation or a role. Being neighbours is what a circle is for, "
        "so living near each other and being a resident never count."
    )
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class CircleCheck:
    """How a circle is doing on a day, and how much is known of it."""

    arrangement: Ref = entity("Arrangement", "The circle.")
    as_of: date = figure("The day for which this holds.")
    people: int = figure("How many people the circle counts, those beside it included.")
    ties: int = figure("How many ties between them are known.")
    without_known_tie: int = figure("Of how many no tie in the circle is known: unknown is not the same as none.")
    reporters: int = figure("How many people told these ties.")
    ties_of_unknown_beginning: int = figure("How many of the ties began nobody knows when; they count all the same.")
    participants: list[CircleParticipant] = figure("Who takes part, the longest first.")
    companions: list[CircleCompanion] = figure("Who stands beside them, such as the coach.")
    series: str | None = figure("The series of evenings by which was seen who came; null when none is known.")
    evenings: list[Ref] = entity("Meeting", "The last evenings of that series of which it is known who came.")
    reaches_everyone: bool = figure("Whether everybody in the circle reaches everybody by known ties.")
    not_reached: list[Ref] = entity("Person", "Who is not reached by the rest even now.")
    losses: list[CircleLoss] = figure("Whose leaving would cut others off, the greatest loss first.")
    backgrounds: list[CircleBackground] = figure("What most participants share, in each respect.")
    explanation: str = figure("What the coach could look at first, and how much is known, in plain words.")
