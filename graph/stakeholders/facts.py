"""What is read of an arrangement or goal and of those around it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from graph.apart import kept_apart
from graph.asking import Asking
from graph.checks import check_id, no_such
from graph.database import LONG_READ_SECONDS
from graph.matching.subject import LIST_QUESTIONS, Question, may_read, question_of
from graph.model import DataClass
from graph.model.kinds import ParticipationRole
from graph.statements import load_statement
from graph.words import Phrase

STARTERS = (ParticipationRole.INITIATOR, ParticipationRole.OWNER)
MOST_STARTERS = 25


@dataclass(frozen=True)
class SubjectRow:
    """An arrangement or goal; participants as lists of what is in a `Participant`."""

    is_goal: bool
    name: str
    goals: list[list[str]]
    participants: list[list[Any]]


@dataclass(frozen=True)
class PursuersRow:
    """Lists of what is in a `Pursuer`."""

    pursuers: list[list[Any]]


@dataclass(frozen=True)
class AroundRow:
    """The ids of places."""

    places: list[str]


FIND_SUBJECT = load_statement("stakeholders/find_subject", SubjectRow)
LIST_PURSUERS = load_statement("stakeholders/list_pursuers", PursuersRow)
LIST_AROUND = load_statement("stakeholders/list_around", AroundRow)


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part."""

    party: str
    is_person: bool
    may_be_asked: bool
    role: ParticipationRole | None
    gives: str | None
    gets: str | None


@dataclass(frozen=True)
class Pursuer:
    """Somebody who pursues a goal."""

    party: str
    is_person: bool
    may_be_asked: bool
    goal: str
    words: str | None
    interest: str | None
    brings: str | None


@dataclass(frozen=True)
class About:
    """The subject, with those who may be proposed to it. `excluded` are those who may not, besides who takes part."""

    is_goal: bool
    name: str
    goals: tuple[tuple[str, str], ...]
    participants: tuple[Participant, ...]
    pursuers: tuple[Pursuer, ...]
    excluded: frozenset[str] = field(default=frozenset())

    @property
    def starters(self) -> list[str]:
        """Whose questions count: of who started an arrangement, else owns it; of a goal, of all who start or own
        something for it, else of all who pursue it.
        """
        by_role = [{each.party for each in self.participants if each.role is role} for role in STARTERS]
        found = {each for parties in by_role for each in parties} if self.is_goal else by_role[0] or by_role[1]
        if self.is_goal and not found:
            found = {each.party for each in self.pursuers}
        return sorted(found)[:MOST_STARTERS]


async def read_about(asking: Asking, argument: str, given: str, sought: Phrase) -> About:
    """The arrangement or goal with the id that was given in an argument; NotFound when it is neither.

    `sought` is what the argument takes.
    """
    subject_id = check_id(argument, given)
    day = asking.viewer.day.isoformat()
    row = await asking.database.read_first(
        FIND_SUBJECT, asking.viewer, seconds=LONG_READ_SECONDS, subject_id=subject_id, day=day
    )
    if row is None:
        raise no_such(sought, subject_id, argument)
    found = await asking.database.read(
        LIST_PURSUERS, asking.viewer, seconds=LONG_READ_SECONDS, goal_ids=[goal for goal, _ in row.goals], day=day
    )
    participants = [_participant(*each) for each in row.participants]
    pursuers = [Pursuer(*each) for each in found[0].pursuers]
    apart = await _apart(asking, participants, pursuers)
    refused = {each.party for each in (*participants, *pursuers) if not each.may_be_asked}
    return About(
        row.is_goal,
        row.name,
        tuple((goal, name) for goal, name in row.goals),
        tuple(each for each in participants if each.may_be_asked),
        tuple(each for each in pursuers if each.party not in refused | apart),
        frozenset(refused | apart),
    )


async def _apart(asking: Asking, participants: Iterable[Participant], pursuers: Iterable[Pursuer]) -> set[str]:
    """Who pursues the goal and must be kept apart from somebody who takes part."""
    inside = {each.party for each in participants if each.is_person}
    outside = sorted({each.party for each in pursuers if each.is_person} - inside)
    if not inside:
        return set()
    ids = [*sorted(inside), *outside]
    apart = await kept_apart(asking, asking.viewer.day, {each: number for number, each in enumerate(ids)})
    inner = frozenset(range(len(inside)))
    return {ids[number] for number, others in apart.items() if number >= len(inside) and others & inner}


async def read_questions(asking: Asking, parties: Iterable[str]) -> list[tuple[str, Question]]:
    """The open questions of these parties, each with who asks it; none when the viewer may not see questions."""
    if not may_read(asking.viewer, DataClass.D1):
        return []
    rows = await asking.database.read(
        LIST_QUESTIONS,
        asking.viewer,
        seconds=LONG_READ_SECONDS,
        party_ids=sorted(parties),
        day=asking.viewer.day.isoformat(),
        sees_behind=may_read(asking.viewer, DataClass.D2),
    )
    return [(row.party_id, replace(question_of(row), behind=())) for row in rows if row.party_id]


async def read_around(asking: Asking, origins: Iterable[str]) -> list[str] | None:
    """The places of the municipality, or whatever is the largest area, of these; None when it is not known."""
    row = await asking.database.read_first(
        LIST_AROUND,
        asking.viewer,
        seconds=LONG_READ_SECONDS,
        origin_ids=sorted(set(origins)),
        day=asking.viewer.day.isoformat(),
    )
    return (row.places if row else []) or None


def _participant(
    party: str, is_person: bool, may_be_asked: bool, role: str | None, gives: str | None, gets: str | None
) -> Participant:
    return Participant(party, is_person, may_be_asked, ParticipationRole(role) if role else None, gives, gets)
