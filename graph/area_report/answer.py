"""What the question `areaReport` answers: nothing in it names a person."""

from dataclasses import dataclass
from datetime import date

from graph.answers import Ref, entity, figure
from graph.groups import GroupBy


@dataclass(frozen=True)
class GroupSize:
    """A group of people and how many of them are known here."""

    name: str = figure("What it is called: a role, an organisation or a neighbourhood.")
    people: int = figure("How many people of it are in this network.")


@dataclass(frozen=True)
class AreaMixing:
    """Whether people know each other across groups or within them."""

    group_by: GroupBy = figure("What makes the groups.")
    within: int = figure("Ties between two people of one group.")
    across: int = figure("Ties between people of two groups.")
    unknown: int = figure("Ties of somebody whose group is not known; they count in neither.")
    ei_index: float | None = figure(
        "From -1, all ties stay within their group, to 1, all run across groups (E-I index, Krackhardt and Stern "
        "1988). Null without ties."
    )
    groups: list[GroupSize] = figure("The groups, the largest first; at most 20.")
    explanation: str = figure("What this means, in plain words.")


@dataclass(frozen=True)
class ThemeBalance:
    """What is asked and offered under one theme."""

    theme: Ref = entity("Talent", "The theme: the top level of the tree of talents.")
    asked: int = figure("Needs asked by the day and not withdrawn.")
    met: int = figure("Those that were met by then.")
    open: int = figure("Those that were still open then.")
    offers: int = figure("Offers that held on the day.")
    offers_per_open_need: float | None = figure(
        "How many offers there are for each open need. Null without open needs."
    )
    open_needs_per_offer: float | None = figure("How many open needs there are for each offer. Null without offers.")


@dataclass(frozen=True)
class AreaFigures:
    """The figures of an area on one day."""

    day: date = figure("The day.")
    people: int = figure("How many people the network counts.")
    ties: int = figure("How many ties between them are known.")
    without_known_tie: int = figure("How many people have no known tie: unknown, which is not the same as lonely.")
    reporters: int = figure("How many people told these ties.")
    ties_without_reporter: int = figure("Ties of which nobody is recorded as having told them.")
    ties_of_unknown_beginning: int = figure("Ties of which nobody knows when they began; they count all the same.")
    ties_confirmed: int = figure("Ties that were confirmed within the 12 months up to the day.")
    confirmed_share: float | None = figure("The same as a share of all ties, from 0 to 1. Null without ties.")
    groups: int = figure("How many connected groups of at least two people there are.")
    group_sizes: list[int] = figure("How many people these groups have, the largest first; at most 20.")
    largest_group: int = figure("How many people can reach each other in the largest connected group.")
    fragmentation: float | None = figure(
        "Of the pairs of people of whom a tie is known, the share that no chain of ties joins, from 0 to 1 (F, "
        "Borgatti 2006). In `before` and `after`: of whom one is known on one of the two days. Null below two of them."
    )
    distance_fragmentation: float | None = figure(
        "How far apart these same people are, from 0, everybody knows everybody, to 1, nobody reaches anybody (DF, "
        "Borgatti 2006). Null below two of them."
    )
    ties_from_meetings: int = figure("Ties that came of a meeting.")
    mixing: list[AreaMixing] = figure("Ties across roles, organisations and neighbourhoods.")
    needs_asked: int = figure("Needs of the people and organisations here, asked by the day and not withdrawn.")
    needs_met: int = figure("Those that were met by then.")
    needs_open: int = figure("Those that were still open then.")
    needs_expired: int = figure("Those that were not met before the day they were needed.")
    offers: int = figure("Offers of these people and organisations that held on the day.")
    themes: list[ThemeBalance] = figure("What is asked and offered by theme; the most open needs first.")
    place_needs_asked: int = figure("Needs of the place itself, such as lighting and green, asked and not withdrawn.")
    place_needs_met: int = figure("Those that were met by then.")
    place_needs_open: int = figure("Those that were still open then.")
    place_needs_expired: int = figure("Those that were not met before the day they were needed.")
    organisations: int = figure("Organisations based or active here, or running a venue here.")
    partners: int = figure("Organisations that take part in an arrangement held here.")
    cooperations: int = figure("Pairs of these organisations that work together.")
    introductions_proposed: int = figure("Introductions between these people that had been proposed by the day.")
    introductions_made: int = figure("Introductions between these people that had been made by the day.")


@dataclass(frozen=True)
class AreaChange:
    """One figure on both days."""

    measure: str = figure("The name of the figure, as the field of `before` and `after` has it.")
    label: str = figure("What it is called.")
    unit: str = figure("Of what it is a number: people, ties, needs, or a share or index.")
    before: float | None = figure("On the earlier day.")
    after: float | None = figure("On the later day.")
    difference: float | None = figure("How much more it is on the later day; below 0 is less.")


@dataclass(frozen=True)
class NewRecords:
    """What is left out of the comparison, because it was not known of both days alike."""

    people_joined: int = figure("People who are here on the later day only.")
    people_left: int = figure("People who were here on the earlier day only.")
    reporters_joined: int = figure("Who told ties that hold on the later day, and was not yet here on the earlier one.")
    reporters_left: int = figure("Who told ties that held on the earlier day, and is no longer here.")
    ties_of_new_reporters: int = figure(
        "Ties on the later day, between people of both days, that only those who joined told: new records, which need "
        "not be new ties."
    )
    ties_of_people_joined: int = figure("Ties on the later day of people who joined.")
    explanation: str = figure("What this means, in plain words.")


@dataclass(frozen=True)
class Partner:
    """An organisation that takes part in what is done in the area on the later day."""

    organisation: Ref = entity("Organisation", "Which organisation.")
    since: str | None = figure("Since when: a day, a month or a year; null when it is not known.")
    is_new: bool = figure("Whether it joined after the earlier day; false without a comparison.")


@dataclass(frozen=True)
class GroupsBridged:
    """Two groups between which no tie was known on the earlier day, and one is on the later."""

    group_by: GroupBy = figure("What makes the groups, as they are on the later day.")
    first: str = figure("One group.")
    second: str = figure("The other.")
    ties: int = figure("How many ties join them now.")
    meetings: list[Ref] = entity("Meeting", "The meetings these ties came of, in order of date; empty when of none.")
    explanation: str = figure("What this means, in plain words.")


@dataclass(frozen=True)
class MeetingVisitors:
    """A meeting in the area, and what came of it."""

    meeting: Ref = entity("Meeting", "Which meeting.")
    day: date = figure("When it was held.")
    visitors: int | None = figure("How many people came, counted by head; null when nobody counted.")
    recorded: int = figure("How many of those who came are recorded by name.")
    ties: int = figure("Ties known on the later day that came of it.")
    groups_bridged: int = figure(
        "Pairs of groups that were apart before and that its ties join; 0 without a comparison."
    )


@dataclass(frozen=True)
class AreaReport:
    """How an area is doing on a day, or on two days side by side, and how complete the knowledge is."""

    area: Ref = entity("Location", "The area asked for.")
    as_of: date = figure("The day, or the later of two.")
    compared_to: date | None = figure("The earlier day; null when none was asked.")
    revision: int = figure("The number of the last change of the graph that this takes into account.")
    now: AreaFigures = figure("Everything that is known of the day `asOf`.")
    before: AreaFigures | None = figure(
        "The earlier day, over the people and the reporters who are here on both days; null without `comparedTo`."
    )
    after: AreaFigures | None = figure("The later day, over the same people and reporters; null without `comparedTo`.")
    changes: list[AreaChange] = figure(
        "The figures of `before` and `after` as a flat list; empty without `comparedTo`."
    )
    new_records: NewRecords | None = figure("What is left out of `before` and `after`; null without `comparedTo`.")
    partners: list[Partner] = figure("Who takes part in what is done here, in the order in which they joined.")
    groups_bridged: list[GroupsBridged] = figure(
        "Groups that were apart on the earlier day and are joined on the later; empty without `comparedTo`."
    )
    meetings: list[MeetingVisitors] = figure(
        "Meetings held here after the earlier day, else in the last 12 months; the first one first."
    )
    explanation: str = figure("The report in plain words, without anybody's name: fit for a memo.")
