"""What the question `briefing` answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.answers import Ref, entity, figure
from graph.matching import Match


class ExpectedBecause(StrEnum):
    """Why somebody is expected.

    CAME: is there already, or was. COMING: said so. INVITED: was invited and has not answered. REGULAR: came to at
    least two of the last four evenings of the series.
    """

    CAME = "CAME"
    COMING = "COMING"
    INVITED = "INVITED"
    REGULAR = "REGULAR"


@dataclass(frozen=True)
class Visitor:
    """Somebody who is expected."""

    person: Ref = entity("Person", "Who it is.")
    because: ExpectedBecause = figure("Why this person is expected.")
    came_lately: int = figure("To how many of the last four evenings of the series this person came.")
    is_first_visit: bool = figure("Whether this person has not come to the series before, as far as is known.")
    contacts_here: int = figure("How many of the others who are expected this person is known to know.")
    explanation: str = figure("The same in plain words.")


@dataclass(frozen=True)
class Acquaintance:
    """Two people who are expected and know each other."""

    first: Ref = entity("Person", "The one.")
    second: Ref = entity("Person", "The other.")
    strength: int | None = figure("1 greets, 2 chats, 3 visits or works with, 4 relies on, 5 closest; null if unknown.")
    last_contact: date | None = figure("When they last met or spoke; null when not known.")


@dataclass(frozen=True)
class ProposedIntroduction:
    """Two people to introduce to each other this evening, and why."""

    first: Ref = entity("Person", "The one.")
    second: Ref = entity("Person", "The other.")
    broker: Ref | None = entity(
        "Person",
        "Who could make it and is expected, or there: the broker of the introduction that is open already, else one "
        "who knows both, else a host.",
    )
    why: str = figure("Why these two should meet, and who could bring them together, in plain words.")
    match: Match | None = figure("What the one asks and the other offers, when that is a reason.")
    shared_contacts: int = figure("How many people both of them know.")
    groups: list[str] = figure("The two groups that it would bring nearer to each other, when that is a reason.")
    introduction: Ref | None = entity("Introduction", "The introduction that somebody proposed already, still open.")
    reason: str | None = figure(
        "What was written down when it was proposed, in free words: for the host's eyes, so it is not in `why`."
    )


@dataclass(frozen=True)
class Absentee:
    """A regular who has not been seen lately, without an opinion about why."""

    person: Ref = entity("Person", "Who it is.")
    missed: int = figure("At how many evenings in a row nobody wrote this person down.")
    last_came: date = figure("The evening at which this person was last seen.")
    not_named: int | None = figure(
        "How many guests of those evenings were not named: this person may have been among them. 0 when it is known "
        "that they did not come; null when nobody counted who came."
    )
    caller: Ref | None = entity("Person", "Who knows this person best and could call; empty when nobody is known.")
    explanation: str = figure("The same in plain words.")


@dataclass(frozen=True)
class Namesake:
    """Somebody who is named here and has the name of another who is."""

    person: Ref = entity("Person", "Who it is.")
    shown_as: str = figure(
        "How this person is called in all words of this answer, and on the sheet: by the name, and by what tells them "
        "from the other, of all that may lie on a table; by a number where nothing does."
    )


@dataclass(frozen=True)
class Briefing:
    """An evening on one sheet: who is expected, whom to introduce, whom to welcome, whom to miss."""

    meeting: Ref = entity("Meeting", "Which meeting it is.")
    expected: list[Visitor] = figure("Who is expected, those who said they come first.")
    introductions: list[ProposedIntroduction] = figure(
        "Whom to introduce to each other, the best first, nobody more than twice, and a second for the same question "
        "only when nothing else is left; once it is known who is there, only those."
    )
    first_visits: list[Ref] = entity("Person", "Who comes for the first time, as far as is known.")
    ties_unknown: list[Ref] = entity(
        "Person", "Of whom no tie to anybody is recorded: unknown, which is not the same as lonely."
    )
    not_seen_lately: list[Absentee] = figure(
        "Regulars of whom nobody wrote down that they came to one of the last three evenings."
    )
    area: Ref | None = entity("Location", "The smallest area in which it is held; null when not known.")
    absent_groups: list[str] = figure(
        "Groups of that area with three or more members who are known, of whom none is expected; at most ten."
    )
    matches: list[Match] = figure("What some who are expected ask and others who are expected offer, the best first.")
    acquaintances: list[Acquaintance] = figure("Who of them know each other.")
    namesakes: list[Namesake] = figure("Who share a name with another who is named here, and how they are told apart.")
    people: int = figure("How many people are expected.")
    ties: int = figure("How many ties between them are known.")
    without_known_tie: int = figure("How many of them have no known tie to anybody.")
    reporters: int = figure("How many people told the ties between them.")
    ties_of_unknown_beginning: int = figure("How many of these ties began nobody knows when; they count all the same.")
    is_cut: bool = figure("Whether there are more people than can be looked at: the first 500 are.")
    as_of: date = figure("The day on which the ties hold.")
    revision: int = figure("The number of the last change of the graph that this takes into account.")
    explanation: str = figure("The evening in a few plain sentences, and how much is known.")
