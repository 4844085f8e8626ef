"""What the question `coalitions` answers."""

from dataclasses import dataclass
from datetime import date

from graph.answers import Ref, entity, figure
from graph.model.kinds import ParticipationRole


@dataclass(frozen=True)
class CoalitionMember:
    """An organisation of a coalition."""

    organisation: Ref = entity("Organisation", "Which organisation.")
    role: ParticipationRole | None = figure("Its role, when the coalition is recorded.")
    represented_by: Ref | None = entity("Person", "Who sits there for it, when it is not the organisation itself.")


@dataclass(frozen=True)
class GoalWords:
    """How one organisation puts a goal."""

    organisation: Ref = entity("Organisation", "Who says so.")
    words: str | None = figure("The goal in its own words.")
    interest: str | None = figure("What it gains by it.")
    brings: str | None = figure("What it brings.")


@dataclass(frozen=True)
class SharedGoal:
    """A goal that at least two members pursue."""

    goal: Ref = entity("Goal", "The goal.")
    pursued_by_all: bool = figure("Whether every member pursues it.")
    parties: list[GoalWords] = figure("Who pursues it, each in its own words.")


@dataclass(frozen=True)
class AkinGoal:
    """A goal of others that seems to fall under the same theme. Only their words are alike: ask what they mean."""

    goal: Ref = entity("Goal", "The goal of others.")
    theme: Ref = entity("Talent", "The theme of which both goals seem to speak.")
    parties: list[GoalWords] = figure("Who pursues it, each in its own words.")


@dataclass(frozen=True)
class Cooperation:
    """How two members work together, as far as is known."""

    first: Ref = entity("Organisation", "One of the two.")
    second: Ref = entity("Organisation", "The other.")
    at_work: bool = figure("Whether they work together on the street.")
    at_strategic: bool = figure("Whether they meet at the strategic table.")
    only_on_the_street: bool = figure("Whether they work together on the street and not at the strategic table.")
    strength: int | None = figure("How closely, 1 to 5: the closest known tie. Null when nobody said.")
    work: str | None = figure("What they do together on the street.")
    strategic: str | None = figure("What they do together at the strategic table.")
    contacts_at_work: int = figure(
        "How many pairs of people who do the work for one and for the other know each other."
    )
    contacts_at_strategic: int = figure("How many pairs of directors or board members of both know each other.")
    explanation: str = figure("How they work together, in plain words.")


@dataclass(frozen=True)
class WeakSide:
    """Two members who hardly work together, while both work closely with a third."""

    first: Ref = entity("Organisation", "One of the two.")
    second: Ref = entity("Organisation", "The other.")
    strength: int | None = figure("How closely the two work together, 1 or 2. Null when no tie is known.")
    both_work_with: Ref = entity("Organisation", "With whom both work closely: who could bring them together.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class HandOver:
    """One member hands people over to another, and follows up."""

    from_: Ref = entity("Organisation", "Who hands over.")
    to: Ref = entity("Organisation", "To whom.")
    summary: str | None = figure("How it goes.")
    is_both_ways: bool = figure("Whether the other hands people over as well.")


@dataclass(frozen=True)
class CompetingNeeds:
    """Members who ask the same fund for the same."""

    fund: Ref = entity("Organisation", "Who is asked, or could be asked, by each of them.")
    talent: Ref = entity("Talent", "What is asked.")
    organisations: list[Ref] = entity("Organisation", "Who ask it.")
    needs: list[Ref] = entity("Need", "Their questions.")
    is_asked: bool = figure("Whether all of them have asked this fund; else it is the fund they could ask.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class ServiceMove:
    """A service of one member that could take place at another: it asks for a room that the other offers."""

    need: Ref = entity("Need", "What is asked.")
    organisation: Ref = entity("Organisation", "Whose service it is.")
    to: Ref = entity("Organisation", "Who offers the room.")
    venue: Ref | None = entity("Location", "Where, when that is known.")
    talent: Ref = entity("Talent", "What room is offered.")
    conditions: str | None = figure("Under what conditions.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class LeftToResidents:
    """What professionals do and residents of another member do as well: the professionals could step back."""

    talent: Ref = entity("Talent", "What both offer.")
    organisation: Ref = entity("Organisation", "The organisation of professionals.")
    residents: Ref = entity("Organisation", "The residents who do it as well.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class CoalitionConnector:
    """A person or an organisation that joins members of a coalition."""

    party: Ref = entity("Party", "Who.")
    members: list[Ref] = entity("Organisation", "The members whom this one belongs to or works together with.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class LinkedCoalition:
    """Another coalition of the answer or the graph."""

    name: str = figure("What it is called; the goal, when it is not recorded.")
    arrangement: Ref | None = entity("Arrangement", "The coalition, when it is recorded.")


@dataclass(frozen=True)
class CoalitionLink:
    """An organisation through which a coalition is connected with other coalitions."""

    organisation: Ref = entity("Organisation", "Who connects them.")
    is_member: bool = figure("Whether it is a member of this coalition and of the others.")
    through: Ref | None = entity("Arrangement", "In what it meets their members, when it is a member of none.")
    coalitions: list[LinkedCoalition] = figure("The other coalitions.")
    explanation: str = figure("What it means, in plain words.")


@dataclass(frozen=True)
class CoalitionProposal:
    """Organisations that pursue the same goals: a recorded coalition, or one that could be."""

    name: str = figure("What it is called; its goals, when it is not recorded.")
    arrangement: Ref | None = entity("Arrangement", "The coalition, when it is recorded.")
    members: list[CoalitionMember] = figure("The organisations.")
    shared_goals: list[SharedGoal] = figure("The goals that at least two of them pursue; those of most members first.")
    akin_goals: list[AkinGoal] = figure("Goals of others whose words speak of the same theme; perhaps they fit too.")
    cooperation: list[Cooperation] = figure("The pairs of members between whom something is known.")
    weak_sides: list[WeakSide] = figure("Pairs who hardly work together, while both work closely with a third.")
    hand_overs: list[HandOver] = figure("Who hands people over to whom.")
    competing_needs: list[CompetingNeeds] = figure("Who ask the same fund for the same.")
    service_moves: list[ServiceMove] = figure("Which service could take place at whose venue.")
    left_to_residents: list[LeftToResidents] = figure("What professionals could leave to residents.")
    connectors: list[CoalitionConnector] = figure("Who joins the members; whoever joins most of them first.")
    links: list[CoalitionLink] = figure("Who connects this coalition with other coalitions.")
    pairs: int = figure("How many pairs of members there are.")
    pairs_at_work: int = figure("How many of them work together on the street.")
    pairs_at_strategic: int = figure("How many of them meet at the strategic table.")
    pairs_only_on_the_street: int = figure("How many work together on the street and not at the strategic table.")
    pairs_without_known_tie: int = figure("Of how many nothing is known: unknown, which is not the same as none.")
    reporters: int = figure("How many people or organisations told how the members work together.")
    ties_of_unknown_beginning: int = figure("How many of these ties began nobody knows when; they count all the same.")
    organisations_without_known_goal: int = figure("Of how many organisations of the areas asked no goal is known.")
    as_of: date = figure("The day for which this holds.")
    explanation: str = figure("What it means, in plain words.")
