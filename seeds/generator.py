"""A synthetic network of any size as a Schakel folder: the same seed gives the same bytes on every machine.

Everything in it is invented. It has the shape of a real neighbourhood network (a few people with very many ties, most
ties close to home, values that nobody knows), for measuring speed and for trying things out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from seeds import generator_knows as contacts
from seeds import generator_meetings as events
from seeds import generator_parties as parties
from seeds import generator_questions as questions
from seeds import generator_ties as ties_of
from seeds.generator_folder import FolderWriter, Progress
from seeds.generator_lists import TALENTS
from seeds.generator_plan import Plan, World
from seeds.placing import telling_refusals


@dataclass(frozen=True)
class Generated:
    """What was written: the rows of each file, and how many of them are ties."""

    folder: Path
    rows: Mapping[str, int]
    ties: int


def generate(
    folder: Path, people: int = 20_000, ties: int = 200_000, seed: int = 1, on_progress: Progress | None = None
) -> Generated:
    """Writes a network of so many people and ties into a new folder, which appears only when it is whole.

    `ties` counts the rows of the files whose rows are ties: knows, supports, keepApart, affiliations, cooperations,
    handOvers, offers, answers, attendance, participations and pursuits. About three quarters of them are KNOWS. What
    stands in a column of a person, need or meeting (a home, a host, an asked talent) comes on top, a fifth more or so.
    The folder stands alone: it holds the category tree too. `on_progress` is told how many rows of how many are there.
    """
    world = World(Plan(people, ties, seed))
    writer = FolderWriter(folder, "synthetic", int(ties + 1.5 * people), on_progress)
    with telling_refusals(folder), writer as out:
        out.copy(TALENTS)
        _write_parties(world, out)
        told = _write_ties(world, out)
        out.write("knows", contacts.KNOWS, contacts.knows(world, max(0, ties - told)))
    return Generated(folder, out.rows, told + out.rows["knows"])


def _write_parties(world: World, out: FolderWriter) -> None:
    out.write("locations", parties.LOCATIONS, parties.locations(world))
    out.write("people", parties.PEOPLE, parties.people(world))
    out.write("organisations", parties.ORGANISATIONS, parties.organisations(world))
    out.write("goals", events.GOALS, events.goals())
    out.write("meetings", events.MEETINGS, events.meetings(world))
    out.write("arrangements", events.ARRANGEMENTS, events.arrangements(world))
    out.write("introductions", events.INTRODUCTIONS, events.introductions(world))
    out.write("stories", events.STORIES, events.stories(world))
    out.write("bases", events.BASES, events.bases(world))


def _write_ties(world: World, out: FolderWriter) -> int:
    """Writes all ties but KNOWS and gives their number."""
    needs = questions.needs(world)
    out.write("needs", questions.NEEDS, (need.row for need in needs))
    return sum(
        (
            out.write("affiliations", ties_of.AFFILIATIONS, ties_of.affiliations(world)),
            out.write("cooperations", ties_of.COOPERATIONS, ties_of.cooperations(world)),
            out.write("handOvers", ties_of.HAND_OVERS, ties_of.hand_overs(world)),
            out.write("supports", ties_of.SUPPORTS, ties_of.supports(world)),
            out.write("keepApart", ties_of.KEEP_APART, ties_of.keep_apart(world)),
            out.write("offers", questions.OFFERS, questions.offers(world)),
            out.write("answers", questions.ANSWERS, questions.answers(world, needs)),
            out.write("attendance", events.ATTENDANCE, events.attendance(world)),
            out.write("participations", events.PARTICIPATIONS, events.participations(world)),
            out.write("pursuits", events.PURSUITS, events.pursuits(world)),
        )
    )
