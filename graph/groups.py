"""The groups between which ties run: roles, organisations or neighbourhoods."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from graph.access import PRIVATE_KINDS, Viewer
from graph.analytics.network import Integers
from graph.database import ANALYSIS_SECONDS, Database
from graph.model.kinds import Language, PersonRole
from graph.snapshot import ROLES, UNKNOWN, Snapshot
from graph.statements import load_statement
from graph.words import say


class GroupBy(StrEnum):
    """What makes a group: the first role of a person, their organisation, or the neighbourhood they live in."""

    ROLE = "ROLE"
    ORGANISATION = "ORGANISATION"
    NEIGHBOURHOOD = "NEIGHBOURHOOD"


@dataclass(frozen=True, eq=False)
class Groups:
    """The number of each node's group, -1 for a group of its own, and the names of the numbered ones."""

    numbers: Integers
    names: tuple[str, ...]

    def name(self, number: int) -> str | None:
        """The name of a group; None for a group of one's own."""
        return self.names[number] if number >= 0 else None


@dataclass(frozen=True)
class HomesRow:
    """Lists of person id, id and name of the neighbourhood."""

    homes: list[list[str]]


@dataclass(frozen=True)
class MembershipsRow:
    """Lists of person id, id and name of the organisation."""

    memberships: list[list[str]]


LIST_HOMES = load_statement("snapshot/list_homes", HomesRow)
LIST_MEMBERSHIPS = load_statement("snapshot/list_memberships", MembershipsRow)


async def groups_of(database: Database, viewer: Viewer, snapshot: Snapshot, group_by: GroupBy) -> Groups:
    """The groups of the nodes of a snapshot; whoever has none, or may not be seen in one, is a group of their own."""
    if group_by is GroupBy.ROLE:
        return _by_role(snapshot, viewer.language)
    key = ("groups", group_by)
    found = snapshot.remembered(key)
    if isinstance(found, Groups):
        return found
    people = list(snapshot.ids[: snapshot.people])
    day = snapshot.day.isoformat()
    if group_by is GroupBy.NEIGHBOURHOOD:
        homes = await database.read(LIST_HOMES, viewer, seconds=ANALYSIS_SECONDS, person_ids=people, day=day)
        return snapshot.remember(key, _numbered(snapshot, homes[0].homes))
    private = list(PRIVATE_KINDS)
    memberships = await database.read(
        LIST_MEMBERSHIPS, viewer, seconds=ANALYSIS_SECONDS, person_ids=people, day=day, private_kinds=private
    )
    return snapshot.remember(key, _numbered(snapshot, memberships[0].memberships))


def role_name(role: PersonRole, language: Language) -> str:
    """What people of a role are called together."""
    names = {
        PersonRole.RESIDENT: "residents",
        PersonRole.VOLUNTEER: "volunteers",
        PersonRole.PROFESSIONAL: "professionals",
        PersonRole.OFFICIAL: "officials",
        PersonRole.EXPERIENCE_EXPERT: "experts by experience",
        PersonRole.FAMILY: "family",
    }
    return say(language, names[role])


def _by_role(snapshot: Snapshot, language: Language) -> Groups:
    organisations = np.full(len(snapshot.ids) - snapshot.people, UNKNOWN, dtype=np.int64)
    numbers = np.concatenate([snapshot.first_roles.astype(np.int64), organisations])
    return Groups(numbers, tuple(role_name(role, language) for role in ROLES))


def _numbered(snapshot: Snapshot, rows: Sequence[Sequence[str]]) -> Groups:
    """Groups from lists of person, group and name; a node that is itself a group belongs to it."""
    names = {group: name for _, group, name in rows}
    places = {group: number for number, group in enumerate(sorted(names))}
    numbers = np.array([places.get(each, UNKNOWN) for each in snapshot.ids], dtype=np.int64)
    for person, group, _ in rows:
        numbers[snapshot.index[person]] = places[group]
    return Groups(numbers, tuple(names[group] for group in sorted(names)))
